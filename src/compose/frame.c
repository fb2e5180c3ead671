/*
 * frame: the words around every page of the site, in the project's language.
 *
 * Takes the plan, gives the menu (the registers, as items of the plan) and the short texts that a
 * page is framed by.
 */
#include "compose/compose.h"

compose_frame compose_site_frame(arena *a, const compose_plan *plan)
{
    const archive *m = plan->archive;
    const words *w = plan->words;
    lang l = m->settings.language;
    compose_frame frame = {
        .site_title = m->settings.organisation.value,
        .home = words_phrase(w, l, "home"),
        .skip = words_phrase(w, l, "skip"),
        .pdf = words_phrase(w, l, "as-pdf"),
        .contents = words_phrase(w, l, "contents"),
        .navigation = words_phrase(w, l, "navigation"),
        .search = words_phrase(w, l, "search"),
        .search_without = words_phrase(w, l, "search-without"),
        .search_failed = words_phrase(w, l, "search-failed"),
        .footer = PHRASE(w, a, l, "footer", { "organisation", m->settings.organisation.value }),
    };
    if (plan->options.catalogue) {
        frame.data = words_phrase(w, l, "open-data");
        frame.feed = PHRASE(w, a, l, "feed-title", { "organisation", frame.site_title });
        frame.calendar = PHRASE(w, a, l, "calendar-title", { "organisation", frame.site_title });
    }
    if (plan->options.audience == AUDIENCE_INTERNAL)
        frame.internal = words_phrase(w, l, "internal");
    for (size_t i = 0; i < plan->items.len; i++)
        if (plan->items.at[i].in_menu)
            list_add(a, &frame.menu, plan->items.at[i]);
    return frame;
}
