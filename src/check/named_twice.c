/*
 * Rules for the lists of names in the front matter of minutes, taken as they were written: somebody stands once under a
 * key, and not under two keys that cannot both be true.
 *
 * Every name is a mention; they are gone through in the order of the keys, and of each person it is kept in one set of
 * bits under which keys that was found before. Somebody both present and absent, or present and met for by a
 * deputy, is told of in attendance.c, for those are worse: the presence at every case depends on them.
 */
#include "check/rules.h"

typedef enum name_key {
    KEY_EVERYONE, /* `present: all`: those who have a row and are named under no other key */
    KEY_INVITED,
    KEY_NOT_INVITED,
    KEY_PRESENT,
    KEY_ABSENT,
    KEY_MET_FOR, /* under `deputies`: the member */
    KEY_DEPUTY,  /* under `deputies`: who came */
    KEY_JOINED,
    KEY_LEFT,
    KEY_GUESTS,
    KEY_COUNT
} name_key;

#define BIT(key) (1 << (key))

typedef struct name_rule {
    const char *key;
    int contrary; /* the keys before it that cannot be true with it */
} name_rule;

/* clang-format off */
static const name_rule rules[KEY_COUNT] = {
    [KEY_EVERYONE] = { "present", 0 },
    [KEY_INVITED] = { "invited", 0 },
    [KEY_NOT_INVITED] = { "not-invited", BIT(KEY_INVITED) },
    [KEY_PRESENT] = { "present", 0 },
    [KEY_ABSENT] = { "absent", 0 },
    [KEY_MET_FOR] = { "deputies", 0 },
    [KEY_DEPUTY] = { "deputies", BIT(KEY_ABSENT) },
    [KEY_JOINED] = { "joined", 0 },
    [KEY_LEFT] = { "left", 0 },
    [KEY_GUESTS] = { "guests", BIT(KEY_EVERYONE) | BIT(KEY_PRESENT) | BIT(KEY_ABSENT) | BIT(KEY_DEPUTY) },
};
/* clang-format on */

typedef struct mention {
    const named *who;
    name_key key;
} mention;

typedef list_of(mention) mention_list;

/* ---- what stands in the front matter ---------------------------------------------------------------- */

static void add_mention(checker *c, mention_list *all, const named *who, name_key key)
{
    if (who->person != NO_SLOT)
        list_add(c->a, all, ((mention){ who, key }));
}

static void add_mentions(checker *c, mention_list *all, const named_list *names, name_key key)
{
    for (size_t i = 0; i < names->len; i++)
        add_mention(c, all, &names->at[i], key);
}

static mention_list list_mentions(checker *c, const meeting *mt)
{
    mention_list all = { 0 };
    add_mentions(c, &all, &mt->invited, KEY_INVITED);
    add_mentions(c, &all, &mt->not_invited, KEY_NOT_INVITED);
    add_mentions(c, &all, &mt->present, KEY_PRESENT);
    add_mentions(c, &all, &mt->absent, KEY_ABSENT);
    for (size_t i = 0; i < mt->deputies.len; i++)
        add_mention(c, &all, &mt->deputies.at[i].who, KEY_MET_FOR);
    for (size_t i = 0; i < mt->deputies.len; i++)
        add_mention(c, &all, &mt->deputies.at[i].deputy, KEY_DEPUTY);
    for (size_t i = 0; i < mt->joined.len; i++)
        add_mention(c, &all, &mt->joined.at[i].who, KEY_JOINED);
    for (size_t i = 0; i < mt->left.len; i++)
        add_mention(c, &all, &mt->left.at[i].who, KEY_LEFT);
    add_mentions(c, &all, &mt->guests, KEY_GUESTS);
    return all;
}

/* ---- the rules ------------------------------------------------------------------------------------------ */

static str say_key(const checker *c, name_key key)
{
    return words_form(c->w, c->m->settings.language, WORD_KEY, str_of(rules[key].key));
}

static void report_twice(checker *c, const meeting *mt, const mention *one, int before)
{
    if (before & BIT(one->key))
        DIAG(c->d, NAMED_TWICE, one->who->written.at, say_person(c, one->who->person, mt->day),
             say_key(c, one->key));
}

static void report_contrary(checker *c, const meeting *mt, const mention *one, int before)
{
    for (int key = 0; key < KEY_COUNT; key++)
        if (before & rules[one->key].contrary & BIT(key)) {
            DIAG(c->d, NAMED_CONTRARY, one->who->written.at,
                 say_person(c, one->who->person, mt->day), say_key(c, (name_key)key),
                 say_key(c, one->key));
            return;
        }
}

static void mark_everyone(checker *c, const meeting *mt, int mark)
{
    for (size_t i = 0; mt->all_present && i < mt->roster.len; i++)
        for (int p = 0; p < mt->roster.at[i].people_count; p++)
            if (mt->roster.at[i].people[p].sign == SIGN_PRESENT)
                c->marks[mt->roster.at[i].people[p].person] = mark;
}

typedef void mention_report(checker *c, const meeting *mt, const mention *one, int before);

static void check_mentions(checker *c, slot subject, mention_report *tell)
{
    const meeting *mt = &c->m->meetings.at[subject];
    mention_list mentions = list_mentions(c, mt);
    mark_everyone(c, mt, BIT(KEY_EVERYONE));
    for (size_t i = 0; i < mentions.len; i++) {
        int *before = &c->marks[mentions.at[i].who->person];
        tell(c, mt, &mentions.at[i], *before);
        *before |= BIT(mentions.at[i].key);
    }
    for (size_t i = 0; i < mentions.len; i++)
        c->marks[mentions.at[i].who->person] = 0;
    mark_everyone(c, mt, 0);
}

void check_named_twice(checker *c, slot subject)
{
    check_mentions(c, subject, report_twice);
}

void check_named_contrary(checker *c, slot subject)
{
    check_mentions(c, subject, report_contrary);
}
