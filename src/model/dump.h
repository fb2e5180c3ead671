/*
 * What the files that write the text form of an archive share.
 *
 * One thing a line, indented by what it belongs to; keys are the English names, whatever was typed, and nothing that is
 * empty is printed. So the same project in two languages gives the same text.
 */
#ifndef REFERAT_MODEL_DUMP_H
#define REFERAT_MODEL_DUMP_H

#include "model/model.h"

typedef struct dumper {
    const archive *m;
    const diag *d;
    buf *out;
    arena *a;              /* of the buffer */
} dumper;

void dump_head(dumper *p, int depth, const char *kind, str name);       /* "body styret" */
void dump_text(dumper *p, int depth, const char *key, str value);
void dump_number(dumper *p, int depth, const char *key, int64_t value);
void dump_flag(dumper *p, int depth, const char *key, bool value);      /* only where it is true */
void dump_date(dumper *p, int depth, const char *key, date d);
void dump_period(dumper *p, int depth, period when);
void dump_dated(dumper *p, int depth, const char *key, const dated *values);
void dump_texts(dumper *p, int depth, const char *key, const text_list *list);
void dump_named(dumper *p, int depth, const char *key, const named *who);
void dump_named_list(dumper *p, int depth, const char *key, const named_list *list);
void dump_slots(dumper *p, int depth, const char *key, const slot_list *list, str (*name)(dumper *, slot));
void dump_inlines(dumper *p, int depth, const char *key, const md_node *const *nodes, size_t count);
void dump_attachments(dumper *p, int depth, const attachment_list *list);

str name_of_person(dumper *p, slot which);        /* its id, or its name; "-" for none */
str name_of_organisation(dumper *p, slot which);
str name_of_body(dumper *p, slot which);
str name_of_seat(dumper *p, slot which);
str name_of_meeting(dumper *p, slot which);       /* "styret/2026-03-23" */
str name_of_case(dumper *p, slot which);          /* "styret/04-26" */
str name_of_audience(dumper *p, slot which);

void dump_register(dumper *p);
void dump_meetings(dumper *p);
void dump_case(dumper *p, slot item);
void dump_accounts(dumper *p);
void dump_reports(dumper *p);
void dump_references(dumper *p);

#endif
