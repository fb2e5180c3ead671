/*
 * html: a document as an HTML page, and the style sheet that a theme gives.
 *
 * The page is semantic HTML5 (sections, headings in order, tables with scope, figures, lists, notes with
 * links back), with relative links only and no script. The style sheet is one for the whole site.
 */
#ifndef REFERAT_HTML_H
#define REFERAT_HTML_H

#include "base/base.h"
#include "doc/doc.h"
#include "theme/theme.h"

typedef struct html_link {
    str text;
    str page;  /* from the site's root */
} html_link;

/* The same archive in another form: a feed, a calendar. */
typedef struct html_alternate {
    const char *type; /* "application/atom+xml" */
    str title;
    str path;         /* from the site's root */
} html_alternate;

/* What every page of a site shows around its document; wording by compose. */
typedef struct html_frame {
    str site_title;                 /* the organisation */
    str home;                       /* "Forsiden": text of the link to the front page */
    str skip;                       /* "Hopp til innholdet" */
    str pdf;                        /* "Last ned som PDF" */
    str contents;                   /* "Innhold" */
    str navigation;                 /* accessible name of the main menu */
    html_link search;               /* "Søk": the button, and the page that searches; without text: none */
    str search_without;             /* what is said where there are no scripts */
    str search_failed;              /* … where a file could not be had */
    const html_link *menu;
    size_t menu_count;
    str footer;                     /* last line: organisation, version */
    html_link data;                 /* "Åpne data", in the footer; without text: none */
    const html_alternate *alternates;
    size_t alternate_count;
    str address;                    /* of the site on the web, with '/' at its end; "" if it is not known */
    str style;                      /* path of the style sheet from the site's root */
    str style_version;              /* of what is in it; "" if it is not known */
    str script_version;             /* the same of the script of the search */
    const doc_image *logo;          /* beside the name of the site; NULL if none */
    str internal;                   /* mark of an internal build; "" if public */
} html_frame;

void html_page(const document *doc, const html_frame *frame, buf *out);
void html_style(const theme *t, buf *out);

#define HTML_SEARCH_SCRIPT "search.js" /* from the site's root */
void html_search_script(buf *out);

#endif
