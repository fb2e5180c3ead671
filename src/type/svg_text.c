/*
 * Text of SVG pictures (SVG 1.1, section 10), set in the theme's families.
 *
 * What is read between two absolute places is a chunk: runs of one look each. The anchor moves a
 * chunk as a whole. A run is shaped at its size on the page; where it is turned or skewed, the marks
 * get the matrix of the element, less its size.
 */
#include "type/svg.h"

typedef struct text_run {
    str text;
    svg_state state;
    svg_point shift; /* before it: dx dy */
} text_run;

typedef struct text_reader {
    svg_painter *painter;
    list_of(text_run) runs; /* of the chunk */
    svg_point pen, shift;
    str x, y, dx, dy; /* what is left of the lists */
    bool started;     /* something was read */
    int spaces;       /* that wait for what comes after them */
} text_reader;

/* ---- one run --------------------------------------------------------------------------------- */

static style look_of(const svg_painter *p, const svg_state *state)
{
    const fixed size = svg_times(state->font_size, svg_scale(&state->matrix));
    style look = look_head(p->setter, svg_to_length(size), COLOUR_ROLES);
    look.head = !state->serif && !state->fixed_width;
    look.code = state->fixed_width;
    look.bold = state->bold;
    look.italic = state->italic;
    look.element = p->at.element;
    return look;
}

static bool is_turned(const svg_matrix *m)
{
    const fixed off = m->a - m->d;
    return m->b != 0 || m->c != 0 || m->a < 0 || off > 64 || off < -64;
}

/* The matrix without its size: that is in the size of the font. */
static const length *turn_of(const svg_painter *p, const svg_matrix *m, fixed scale)
{
    length *turn = arena_array(p->setter->kept, length, 4);
    const fixed parts[4] = { m->a, m->b, m->c, m->d };
    for (int i = 0; i < 4; i++)
        turn[i] = svg_to_length(svg_over(parts[i], scale));
    return turn;
}

/* Marks that stand from 0 0 are brought to a place on the page, along their own axes. */
static void bring(const svg_painter *p, size_t from, const svg_state *state, svg_point at)
{
    const svg_matrix *m = &state->matrix;
    const fixed scale = svg_scale(m);
    const length *turn = is_turned(m) ? turn_of(p, m, scale) : NULL;
    for (size_t i = from; i < p->out->len; i++) {
        type_mark *mark = &p->out->at[i];
        svg_point off = { mark->x, mark->y };
        if (turn)
            off = (svg_point){ svg_times(turn[0], off.x) + svg_times(turn[2], off.y),
                               svg_times(turn[1], off.x) + svg_times(turn[3], off.y) };
        mark->turn = turn;
        mark->turned = turn != NULL && mark->kind == MARK_LINE;
        mark->x = svg_to_length(at.x + off.x);
        mark->y = svg_to_length(at.y + off.y);
    }
}

static void ink_marks(svg_painter *p, size_t from, const svg_state *state, const fixed box[4])
{
    svg_ink ink = { .clear = 255 };
    const svg_point ends[2] = { svg_applied(&state->matrix, (svg_point){ box[0], box[1] + box[3] }),
                                svg_applied(&state->matrix,
                                            (svg_point){ box[0] + box[2], box[1] }) };
    outline corners = { .arena = p->setter->temp };
    for (int i = 0; i < 2; i++)
        path_line(&corners, svg_to_length(ends[i].x), svg_to_length(ends[i].y));
    const type_clip *clip = svg_clip_to_picture(p, state, &corners, 0);
    if (!svg_ink_of(p, state, false, box, &ink) && !svg_ink_of(p, state, true, box, &ink))
        p->out->len = from;
    for (size_t i = from; i < p->out->len; i++) {
        type_mark *mark = &p->out->at[i];
        if (mark->kind == MARK_LINE)
            continue;
        mark->fill_rgb = ink.colour;
        mark->fill_clear = ink.clear;
        mark->fill_gradient = ink.gradient;
        mark->clip = clip;
    }
}

/* Puts it where the pen is; gives its width in user units. With `shown` false it is only measured. */
static fixed put_run(svg_painter *p, const text_run *r, svg_point pen, bool shown)
{
    setter *s = p->setter;
    const fixed scale = svg_scale(&r->state.matrix);
    style look = look_of(p, &r->state);
    if (look.size <= 0 || scale <= 0)
        return 0;
    paragraph *text_of_run = para_new(s);
    para_add_text(s, text_of_run, r->text, look);
    para_make_items(s, text_of_run, INT32_MAX);
    const length width = para_natural_width(text_of_run);
    const fixed wide = svg_over(width, scale);
    if (!shown || r->state.hidden)
        return wide;
    line only = { .to = (uint32_t)text_of_run->items.len, .last = true };
    const size_t from = p->out->len;
    para_put_line(s, text_of_run, &only, &(para_form){ .width = width }, p->out);
    const fixed size = r->state.font_size;
    pen.y += svg_times(size, r->state.rise);
    bring(p, from, &r->state, svg_applied(&r->state.matrix, pen));
    ink_marks(p, from, &r->state, (fixed[4]){ pen.x, pen.y - size, wide, size });
    return wide;
}

/* ---- one chunk ------------------------------------------------------------------------------- */

static void flush(text_reader *r)
{
    fixed width = 0;
    for (size_t i = 0; i < r->runs.len; i++)
        width += r->runs.at[i].shift.x + put_run(r->painter, &r->runs.at[i], r->pen, false);
    const text_anchor anchor = r->runs.len > 0 ? r->runs.at[0].state.anchor : ANCHOR_START;
    r->pen.x -= anchor == ANCHOR_START ? 0 : anchor == ANCHOR_MIDDLE ? width / 2 : width;
    for (size_t i = 0; i < r->runs.len; i++) {
        r->pen.x += r->runs.at[i].shift.x;
        r->pen.y += r->runs.at[i].shift.y;
        r->pen.x += put_run(r->painter, &r->runs.at[i], r->pen, true);
    }
    r->runs.len = 0;
}

static void add_run(text_reader *r, str text, const svg_state *state)
{
    text_run made = { text, *state, r->shift };
    list_add(r->painter->setter->temp, &r->runs, made);
    r->shift = (svg_point){ 0, 0 };
}

/* ---- reading --------------------------------------------------------------------------------- */

/* Spaces as XML has them are one, before the word after them; there are none at the ends. A run
   would lose those that it begins with, were they not no-break spaces. */
static str settled(text_reader *r, str text, bool spaced)
{
    buf out = buf_new(r->painter->setter->temp);
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.at[i];
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (space) {
            r->spaces = spaced ? r->spaces + 1 : r->started;
            continue;
        }
        const bool whole = out.len == 0 || r->spaces > 1;
        for (; r->spaces > 0; r->spaces--)
            buf_text(&out, whole ? "\xc2\xa0" : " ");
        buf_char(&out, c);
        r->started = true;
    }
    return buf_str(&out);
}

static bool take(str *list, svg_measure of, fixed *value)
{
    str rest = *list;
    fixed number;
    if (!svg_number(&rest, &number))
        return false;
    size_t end = 0;
    while (end < rest.len && rest.at[end] != ' ' && rest.at[end] != ',')
        end++;
    str whole = str_slice(*list, 0, list->len - rest.len + end);
    *value = svg_length(whole, of, 0);
    *list = str_slice(rest, end, rest.len);
    return true;
}

/* The next places of the lists; a new chunk where one is absolute. */
static void take_places(text_reader *r, const svg_state *state)
{
    const svg_measure across = { state->view[0], state->font_size },
                      down = { state->view[1], state->font_size };
    svg_point at = r->pen;
    const bool has_x = take(&r->x, across, &at.x), has_y = take(&r->y, down, &at.y);
    if (has_x || has_y) {
        flush(r);
        r->pen = (svg_point){ has_x ? at.x : r->pen.x, has_y ? at.y : r->pen.y };
    }
    fixed shift;
    if (take(&r->dx, across, &shift))
        r->shift.x += shift;
    if (take(&r->dy, down, &shift))
        r->shift.y += shift;
}

static size_t first_rune(str text)
{
    size_t pos = 0;
    if (text.len > 0)
        utf8_next(text, &pos);
    return pos;
}

static void add_characters(text_reader *r, str text, const svg_state *state)
{
    str rest = settled(r, text, state->spaced);
    while (rest.len > 0) {
        take_places(r, state);
        const bool by_character = r->x.len + r->y.len + r->dx.len + r->dy.len > 0;
        const size_t end = by_character ? first_rune(rest) : rest.len;
        add_run(r, str_slice(rest, 0, end), state);
        rest = str_slice(rest, end, rest.len);
    }
}

static void take_list(str *list, const svg_node *n, const char *name)
{
    str said = str_trim(svg_attribute_of(n, name));
    if (said.len > 0)
        *list = said;
}

static void read_element(text_reader *r, const svg_node *n, const svg_state *state)
{
    take_list(&r->x, n, "x");
    take_list(&r->y, n, "y");
    take_list(&r->dx, n, "dx");
    take_list(&r->dy, n, "dy");
    for (const svg_node *child = n->first; child; child = child->next) {
        if (child->name.len == 0) {
            add_characters(r, child->text, state);
            continue;
        }
        if (str_is(child->name, "textPath"))
            svg_report(r->painter, child, "text on a path");
        if (!str_is(child->name, "tspan") && !str_is(child->name, "a"))
            continue;
        svg_state inner = svg_style_of(r->painter->file, child, state);
        if (!inner.absent)
            read_element(r, child, &inner);
    }
}

void svg_text(svg_painter *p, const svg_node *n, const svg_state *state)
{
    text_reader r = { .painter = p };
    read_element(&r, n, state);
    flush(&r);
}
