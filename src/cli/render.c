/*
 * Rendering: every planned document composed, set and written, several at once.
 *
 * Documents do not depend on each other: the archive, the plan and the theme are const by now. Each thread takes
 * the next one that nobody has taken, works in an arena of its own that is emptied between documents, and collects
 * its messages apart; they are brought together in the end and sorted like all others. So the output does not
 * depend on the number of threads.
 */
#include <pthread.h>
#include <stdatomic.h>

#include "cli/cli.h"

typedef struct shared {
    pipeline *pipeline;
    site *out;     /* NULL: only compose and set, for the messages */
    bool searched; /* what is rendered can be searched, too */
    const html_frame *frame;
    const bool *wanted;
    size_t wanted_count;
    atomic_size_t next, done;
} shared;

typedef struct worker {
    pthread_t thread;
    shared *shared;
    arena *kept, *scratch;
    search_index *found; /* NULL where no search is made */
    diag *diag;
    type_fonts *fonts;
} worker;

/* ---- which ----------------------------------------------------------------------------------- */

/* Does a name on the command line mean this document? A source, a folder of sources, or an address. */
static bool is_named(const plan_item *item, str name)
{
    while (str_ends(name, STR("/")) && name.len > 1)
        name.len--;
    str page = item->page;
    while (str_ends(page, STR("/")))
        page.len--;
    if (str_equal(item->source, name) || str_equal(page, name)
        || (item->pdf.len && str_equal(item->pdf, name)))
        return true;
    return str_starts(item->source, name) && item->source.len > name.len
           && item->source.at[name.len] == '/';
}

/* Is it a chapter or an attachment of the document? */
static bool is_part(const archive *m, const plan_item *item, str name)
{
    if (item->kind == PLAN_REPORT) {
        const report *r = &m->reports.at[item->subject];
        for (size_t i = 0; i < r->chapters.len; i++)
            if (str_equal(r->chapters.at[i].path, name))
                return true;
    } else if (item->kind == PLAN_MEETING) {
        const meeting *held = &m->meetings.at[item->subject];
        for (size_t i = 0; i < held->attachments.len; i++)
            if (str_equal(held->attachments.at[i].path, name))
                return true;
    }
    return false;
}

static bool *choose(pipeline *p, size_t *count)
{
    size_t total = p->plan->items.len;
    bool *wanted = arena_array(p->arena, bool, total + 1);
    bool all = !pipeline_is_partial(p);
    for (size_t i = 0; i < total; i++)
        wanted[i] = all || &p->plan->items.at[i] == p->one;
    for (size_t n = 0; !all && !p->one && n < p->only->len; n++) {
        bool found = false;
        for (size_t i = 0; i < total; i++)
            if (is_named(&p->plan->items.at[i], p->only->at[n])
                || is_part(p->archive, &p->plan->items.at[i], p->only->at[n]))
                found = wanted[i] = true;
        if (!found)
            DIAG(p->diag, NOTHING_MATCHES, (span){ 0 }, p->only->at[n]);
    }
    for (size_t i = *count = 0; i < total; i++)
        *count += wanted[i];
    return wanted;
}

/* ---- one ------------------------------------------------------------------------------------- */

static void render(worker *w, const plan_item *item)
{
    pipeline *p = w->shared->pipeline;
    const document *doc = compose_document(w->diag, w->scratch, p->plan, item);
    if (w->shared->out) {
        const site_writer writer = { w->diag, w->scratch, w->fonts, p->theme, w->shared->frame };
        site_put_document(w->shared->out, &writer, doc);
        if (w->found)
            search_add(w->found, doc);
    } else if (doc->pdf.len) {
        type_set(w->diag, w->scratch, w->fonts, p->theme, doc);
    }
    arena_reset(w->scratch);
}

static void *work(void *argument)
{
    worker *w = argument;
    shared *all = w->shared;
    const pipeline *p = all->pipeline;
    size_t total = p->plan->items.len;
    for (size_t i; (i = atomic_fetch_add(&all->next, 1)) < total && !pipeline_is_stopped(p);) {
        if (!all->wanted[i])
            continue;
        render(w, &p->plan->items.at[i]);
        progress_show(p, atomic_fetch_add(&all->done, 1) + 1, all->wanted_count);
    }
    return NULL;
}

/* ---- all ------------------------------------------------------------------------------------- */

static void worker_start(worker *w, shared *all)
{
    w->shared = all;
    w->kept = arena_new();
    w->scratch = arena_new();
    w->found = all->searched ? search_new(all->pipeline->words) : NULL;
    w->diag = diag_fork(all->pipeline->diag, w->kept);
    w->fonts =
        type_fonts_new(w->diag, w->kept, all->pipeline->theme, all->pipeline->options.hyphenation);
}

static void worker_end(worker *w, diag *home)
{
    diag_merge(home, w->diag);
    type_fonts_drop(w->fonts);
    search_drop(w->found);
    arena_drop(w->scratch);
    arena_drop(w->kept);
}

/* The whole archive is searched, or nothing: a partial build leaves the search of the last one. */
static bool is_searched(const pipeline *p, const site *out)
{
    return out && p->html && !pipeline_is_partial(p);
}

static void put_search_file(void *to, str path, str content)
{
    const shared *all = to;
    site_put_text(all->out, all->pipeline->diag, path, content, STR(""));
}

static void put_search(shared *all, const worker *workers, size_t count)
{
    search_index *parts[8];
    buf script = buf_new(all->pipeline->arena);
    if (!all->searched || pipeline_is_stopped(all->pipeline))
        return;
    for (size_t i = 0; i < count; i++)
        parts[i] = workers[i].found;
    search_write(parts, count, all->pipeline->archive->settings.language, put_search_file, all);
    html_search_script(&script);
    put_search_file(all, STR(HTML_SEARCH_SCRIPT), buf_str(&script));
}

/* Only pages that are written somewhere lead to these files. */
static void set_versions(const pipeline *p, html_frame *frame)
{
    buf style = buf_new(p->arena), script = buf_new(p->arena);
    html_style(p->theme, &style);
    html_search_script(&script);
    frame->style_version = site_content_version(p->arena, buf_str(&style));
    frame->script_version = site_content_version(p->arena, buf_str(&script));
}

void render_documents(pipeline *p, site *out)
{
    worker workers[8] = { 0 };
    html_frame frame = frame_of(p);
    if (out)
        set_versions(p, &frame);
    shared all = { .pipeline = p, .out = out, .frame = &frame };
    all.searched = is_searched(p, out);
    all.wanted = choose(p, &all.wanted_count);
    size_t count = (size_t)p->jobs < all.wanted_count ? (size_t)p->jobs : all.wanted_count;
    for (size_t i = 0; i < count; i++)
        worker_start(&workers[i], &all);
    size_t started = count ? 1 : 0; /* the first worker is this thread */
    while (started < count
           && pthread_create(&workers[started].thread, NULL, work, &workers[started]) == 0)
        started++;
    if (count)
        work(&workers[0]);
    for (size_t i = 1; i < started; i++)
        pthread_join(workers[i].thread, NULL);
    put_search(&all, workers, count);
    for (size_t i = 0; i < count; i++)
        worker_end(&workers[i], p->diag);
    progress_end(p);
}

/* ---- single documents -------------------------------------------------------------------------- */

const plan_item *plan_find(const pipeline *p, str name)
{
    for (size_t i = 0; i < p->plan->items.len; i++)
        if (is_named(&p->plan->items.at[i], name)
            || is_part(p->archive, &p->plan->items.at[i], name))
            return &p->plan->items.at[i];
    return NULL;
}

static bool is_source(const pipeline *p, str name)
{
    while (str_ends(name, STR("/")) && name.len > 1)
        name.len--;
    for (size_t i = 0; i < diag_source_count(p->diag); i++)
        if (path_below(diag_source(p->diag, (source_id)i)->path, name))
            return true;
    return false;
}

void report_unknown_names(const pipeline *p, const str_list *names)
{
    for (size_t i = 0; names && i < names->len; i++)
        if (!is_source(p, names->at[i]) && !plan_find(p, names->at[i]))
            DIAG(p->diag, NOTHING_MATCHES, (span){ 0 }, names->at[i]);
}

const document *render_one(pipeline *p, const plan_item *item)
{
    return compose_document(p->diag, p->arena, p->plan, item);
}

/* NULL where the theme has none, or, with a message, one that is no picture. */
static const doc_image *logo_of(const pipeline *p)
{
    static const char *const names[] = {
        [IMAGE_PNG] = "logo.png", [IMAGE_JPEG] = "logo.jpg", [IMAGE_SVG] = "logo.svg"
    };
    doc_image *logo = arena_make(p->arena, doc_image);
    logo->content = p->theme->logo_content;
    if (!image_measure(logo->content, logo)) {
        if (p->theme->logo.len)
            DIAG(p->diag, IMAGE_UNREADABLE, (span){ 0 }, path_name(p->theme->logo));
        return NULL;
    }
    logo->path = str_of(names[logo->kind]);
    return logo;
}

html_frame frame_of(const pipeline *p)
{
    const compose_frame f = compose_site_frame(p->arena, p->plan);
    html_link *menu = arena_array(p->arena, html_link, f.menu.len + 1);
    for (size_t i = 0; i < f.menu.len; i++)
        menu[i] = (html_link){ f.menu.at[i].title, f.menu.at[i].page };
    html_alternate *alternates = arena_array(p->arena, html_alternate, 3);
    alternates[0] = (html_alternate){ "application/atom+xml", f.feed, STR("feed.xml") };
    alternates[1] = (html_alternate){ "text/calendar", f.calendar, STR("calendar.ics") };
    alternates[2] = (html_alternate){ "application/json", f.data, STR("data/index.json") };
    return (html_frame){
        .site_title = f.site_title,
        .home = f.home,
        .skip = f.skip,
        .pdf = f.pdf,
        .contents = f.contents,
        .navigation = f.navigation,
        .menu = menu,
        .menu_count = f.menu.len,
        .search = { f.search, STR("sok/") },
        .search_without = f.search_without,
        .search_failed = f.search_failed,
        .footer = f.footer,
        .style = STR("style.css"),
        .logo = logo_of(p),
        .internal = f.internal,
        .data = { f.data, STR("data/") },
        .alternates = alternates,
        .alternate_count = f.data.len > 0 ? 3 : 0,
        .address = p->archive->settings.address,
    };
}
