/*
 * A name one letter off a known one: a person, a body or an organisation that was most likely meant.
 *
 * Two names are one letter apart (one added, left out, changed, or swapped with its neighbour) only if they agree, or
 * one agrees with the other, after one letter is taken out. So every known name is entered under each form with
 * one letter less, and a name in a text is looked up under each of its own: a few dozen lookups, whatever the size of
 * the register. Runs of words are only looked up if their first or last word is that of a known name.
 *
 * A form that only has other letters at its end is an inflection, not a mistake.
 */
#include "check/rules.h"

enum {
    NAME_WORDS_MOST = 5,
    RUNES_LEAST = 8,
    RUNES_MOST = 60,
    ENDING_MOST = 2,
    LENGTHS = 64,
    LETTER_MOST = 2
};

/* First bytes and lengths of words: what a word must have in common with a known one to be worth a look. */
typedef struct shapes {
    bool at[129][LENGTHS]; /* ASCII bytes, and one row for all others */
} shapes;

struct near_index {
    map *known;       /* folded name or form → str *, as printed */
    map *lacking;     /* folded name without one letter → str_list *, names as printed */
    map *outer_words; /* folded first and last words of names */
    shapes outer;     /* of these */
    shapes singles;   /* of names of one word, and of those that are one letter off */
};

/* ---- shapes -------------------------------------------------------------------------------- */

static size_t shape_row(str word)
{
    unsigned char first = word.len > 0 ? (unsigned char)word.at[0] : 0;
    first = first >= 'A' && first <= 'Z' ? first | 0x20 : first;
    return first < 0x80 ? first : 0x80;
}

static size_t shape_column(size_t len)
{
    return len < LENGTHS ? len : LENGTHS - 1;
}

static void add_shape(shapes *set, str word)
{
    set->at[shape_row(word)][shape_column(word.len)] = true;
}

/* A letter more or less, of one byte or two. */
static void add_near_shapes(shapes *set, str word)
{
    for (size_t len = word.len - LETTER_MOST; len <= word.len + LETTER_MOST; len++)
        set->at[shape_row(word)][shape_column(len)] = true;
}

static bool has_shape(const shapes *set, str word)
{
    return set->at[shape_row(word)][shape_column(word.len)];
}

/* ---- the index ----------------------------------------------------------------------------- */

/* The i-th form of s that lacks one rune; false when there is none left. *pos is moved on. */
static bool next_lacking(arena *a, str s, size_t *pos, str *form)
{
    size_t from = *pos;
    if (from >= s.len)
        return false;
    utf8_next(s, pos);
    *form = str_join(a, (str[]){ str_slice(s, 0, from), str_slice(s, *pos, s.len) }, 2, STR(""));
    return true;
}

static str *kept(arena *a, str s)
{
    str *copy = arena_make(a, str);
    *copy = s;
    return copy;
}

static void add_known(checker *c, near_index *index, str form, str name)
{
    map_add(index->known, utf8_fold(c->a, form), kept(c->a, name));
}

static void add_lacking(checker *c, near_index *index, str folded, str name)
{
    str form;
    for (size_t pos = 0; next_lacking(c->a, folded, &pos, &form);) {
        str_list *names = map_find(index->lacking, form);
        if (!names) {
            names = arena_make(c->a, str_list);
            map_add(index->lacking, form, names);
        }
        list_add(c->a, names, name);
    }
}

static void add_outer_word(near_index *index, str word)
{
    map_add(index->outer_words, word, index);
    add_shape(&index->outer, word);
}

static void add_outer_words(near_index *index, str folded)
{
    size_t space = str_find(folded, STR(" ")), last = folded.len;
    while (last > 0 && folded.at[last - 1] != ' ')
        last--;
    add_outer_word(index, str_slice(folded, 0, space));
    add_outer_word(index, str_slice(folded, last, folded.len));
    if (space == folded.len)
        add_near_shapes(&index->singles, folded);
}

static void add_name(checker *c, near_index *index, str name)
{
    str folded = utf8_fold(c->a, name);
    size_t runes = utf8_count(folded);
    add_known(c, index, name, name);
    if (runes < RUNES_LEAST || runes > RUNES_MOST)
        return;
    add_lacking(c, index, folded, name);
    add_outer_words(index, folded);
}

static void add_dated_names(checker *c, near_index *index, const dated *names)
{
    for (size_t i = 0; i < names->len; i++)
        add_name(c, index, names->at[i].value);
}

static void add_people(checker *c, near_index *index)
{
    for (size_t i = 0; i < c->m->people.len; i++) {
        const person *p = &c->m->people.at[i];
        add_dated_names(c, index, &p->name);
        for (size_t k = 0; k < p->also.len; k++)
            add_known(c, index, p->also.at[k].value, p->also.at[k].value);
    }
}

near_index *near_index_new(checker *c)
{
    near_index *index = arena_make(c->a, near_index);
    index->known = map_new(c->a);
    index->lacking = map_new(c->a);
    index->outer_words = map_new(c->a);
    add_people(c, index);
    for (size_t i = 0; i < c->m->bodies.len; i++)
        add_dated_names(c, index, &c->m->bodies.at[i].name);
    for (size_t i = 0; i < c->m->organisations.len; i++) {
        add_dated_names(c, index, &c->m->organisations.at[i].name);
        add_dated_names(c, index, &c->m->organisations.at[i].short_name);
    }
    for (size_t i = 0; i < map_len(c->body_names); i++)
        add_known(c, index, map_key(c->body_names, i), map_key(c->body_names, i));
    return index;
}

/* ---- looking up ------------------------------------------------------------------------------ */

/* The bytes that two texts have in common at their start. */
static size_t common_start(str s, str t)
{
    size_t i = 0;
    while (i < s.len && i < t.len && s.at[i] == t.at[i])
        i++;
    return i;
}

/* Do they differ at the end only? One word more than several, whose last is a surname. */
static bool is_inflection(str s, str t)
{
    size_t common = common_start(s, t), shorter = s.len < t.len ? s.len : t.len;
    bool one_word = str_find(s, STR(" ")) == s.len;
    return common == shorter || (one_word && common + ENDING_MOST >= shorter);
}

typedef enum name_place {
    NAME_IN_TEXT,
    NAME_IN_FIELD
} name_place; /* in a field of their own names are not inflected */

static bool is_near(arena *a, name_place where, str folded, str name)
{
    str other = utf8_fold(a, name);
    return utf8_distance(folded, other, 1) == 1
           && (where == NAME_IN_FIELD || !is_inflection(folded, other));
}

static str nearest_of(arena *a, name_place where, str folded, const str_list *names)
{
    for (size_t i = 0; names && i < names->len; i++)
        if (is_near(a, where, folded, names->at[i]))
            return names->at[i];
    return STR("");
}

/* The known name that is one letter off; "" if none is, or if the name is known itself. */
static str find_near(const checker *c, name_place where, str written)
{
    const near_index *index = c->near_names;
    str folded = utf8_fold(c->scratch, written), form;
    size_t runes = utf8_count(folded);
    if (runes + 1 < RUNES_LEAST || runes > RUNES_MOST + 1 || map_find(index->known, folded))
        return STR("");
    str found = nearest_of(c->scratch, where, folded, map_find(index->lacking, folded));
    for (size_t pos = 0; found.len == 0 && next_lacking(c->scratch, folded, &pos, &form);) {
        const str *whole = map_find(index->known, form);
        if (whole && utf8_count(form) >= RUNES_LEAST && is_near(c->scratch, where, folded, *whole))
            found = *whole;
        else
            found = nearest_of(c->scratch, where, folded, map_find(index->lacking, form));
    }
    return found;
}

static void report_near(checker *c, span at, str written, str name)
{
    message *msg = DIAG(c->d, NAME_NEARLY, at, written, name);
    message_hint(c->d, msg, "did you mean " STR_FMT "?", STR_ARG(name));
}

str name_near(const checker *c, str written)
{
    return find_near(c, NAME_IN_FIELD, written);
}

static void check_given(checker *c, text written)
{
    str near = name_near(c, written.value);
    if (near.len > 0)
        report_near(c, written.at, written.value, near);
}

void check_names_given(checker *c, slot subject)
{
    const meeting *mt = &c->m->meetings.at[subject];
    for (size_t i = 0; i < mt->guests.len; i++) {
        if (mt->guests.at[i].person == NO_SLOT)
            check_given(c, mt->guests.at[i].written);
        if (mt->guests.at[i].organisation_slot == NO_SLOT)
            check_given(c, mt->guests.at[i].organisation);
    }
    for (size_t i = 0; i < mt->deputies.len; i++)
        if (mt->deputies.at[i].deputy.person == NO_SLOT)
            check_given(c, mt->deputies.at[i].deputy.written);
}

/* ---- running text ---------------------------------------------------------------------------- */

typedef struct token {
    size_t from, to;
    bool capital;
    bool ends; /* punctuation or something else follows, so that no name goes on */
} token;

static bool is_letter(uint32_t rune)
{
    bool ascii = (rune | 0x20) >= 'a' && (rune | 0x20) <= 'z';
    return ascii || (rune >= 0x80 && utf8_is_letter(rune));
}

static bool is_name_rune(uint32_t rune)
{
    return is_letter(rune) || rune == '-' || rune == '.';
}

/* The byte itself where it is ASCII, else the rune of several. */
static uint32_t rune_at(str line, size_t *pos)
{
    unsigned char byte = (unsigned char)line.at[*pos];
    return byte < 0x80 ? line.at[(*pos)++] & 0x7F : utf8_next(line, pos);
}

/* The next word from *pos on; a full stop belongs to it only if it is an initial ("A."). */
static bool next_token(str line, size_t *pos, token *t)
{
    size_t from = *pos, end;
    for (size_t p = from; from < line.len && !is_letter(rune_at(line, &p)); from = p)
        ;
    if (from >= line.len)
        return false;
    end = from;
    for (size_t p = from; p < line.len && is_name_rune(rune_at(line, &p)); end = p)
        ;
    bool initial =
        end - from <= 3 && line.at[end - 1] == '.' && utf8_count(str_slice(line, from, end)) == 2;
    while (!initial && end > from && (line.at[end - 1] == '.' || line.at[end - 1] == '-'))
        end--;
    size_t first = from;
    *t = (token){ from, end, utf8_is_upper(utf8_next(line, &first)),
                  end >= line.len || line.at[end] != ' ' };
    *pos = end;
    return true;
}

static bool is_outer_word(const checker *c, str word)
{
    const near_index *index = c->near_names;
    return has_shape(&index->outer, word)
           && map_find(index->outer_words, utf8_fold(c->scratch, word));
}

/* A text in another language than the project's may have its own spelling of bodies and organisations, but not of
   people. */
static bool may_differ(const checker *c, const text_root *root, str name)
{
    lang l = root->meeting != NO_SLOT ? c->m->meetings.at[root->meeting].language
                                      : c->m->reports.at[root->report].language;
    return l != c->m->settings.language && !model_find_named(c->m, c->scratch, ID_PERSON, name);
}

/* Looks at the runs of words that begin with tokens[0], up to the first mistake. */
static void check_runs(checker *c, const text_piece *piece, const token *tokens, size_t count)
{
    str line = piece->flat.text;
    bool known_start = is_outer_word(c, str_slice(line, tokens[0].from, tokens[0].to));
    for (size_t n = 1; n <= count; n++) {
        const token *last = &tokens[n - 1];
        bool goes_on = n < count && !last->ends && tokens[n].capital;
        str written = str_slice(line, tokens[0].from, last->to);
        bool single = n == 1 && has_shape(&c->near_names->singles, written);
        bool known_end = n > 1 && is_outer_word(c, str_slice(line, last->from, last->to));
        bool worth = single || known_end || (n > 1 && known_start);
        str near = worth && !goes_on ? find_near(c, NAME_IN_TEXT, written) : STR("");
        bool alike = near.len > 0 && (n > 1) == (str_find(near, STR(" ")) < near.len);
        if (alike && !may_differ(c, piece->root, near))
            report_near(c, flat_span(&piece->flat, tokens[0].from, last->to), written, near);
        if (alike || last->ends)
            return;
    }
}

void check_names_in_text(checker *c, const text_piece *piece)
{
    token window[NAME_WORDS_MOST];
    size_t count = 0, pos = 0;
    bool more = true;
    while (more || count > 0) {
        while (more && count < NAME_WORDS_MOST
               && (more = next_token(piece->flat.text, &pos, &window[count])))
            count++;
        if (count == 0)
            return;
        if (window[0].capital)
            check_runs(c, piece, window, count);
        count--;
        for (size_t i = 0; i < count; i++)
            window[i] = window[i + 1];
    }
}
