/*
 * Versions: the day and commit of the last change of every source, from git (libgit2).
 *
 * One walk over the history, newest first: each commit is compared with its first parent, and a file gets the first
 * commit that changed it. The walk ends when every file of the newest tree has one. Only the project's own folder is
 * compared, by the names of what is in it: no file is read. Days are those that the commits name, in the
 * committer's own time zone.
 */
#include <git2.h>

#include "cli/cli.h"

#define COMMITS_MOST 20000
#define SHORT_COMMIT 7

typedef struct history {
    arena *arena;
    map *versions; /* path, relative to the project → source_version */
    str prefix;    /* the project's path in the repository, with '/' at its end; "" at its top */
    git_strarray folder; /* the prefix, for libgit2; empty at its top */
    size_t wanted;       /* files in the newest tree */
    source_version here; /* the commit that is looked at */
} history;

/* The path as the project sees it; "" if it lies outside. */
static str project_path(const history *h, const char *path)
{
    str whole = str_of(path);
    return str_starts(whole, h->prefix) ? str_slice(whole, h->prefix.len, whole.len) : STR("");
}

static int count_file(const char *root, const git_tree_entry *entry, void *payload)
{
    history *h = payload;
    if (git_tree_entry_type(entry) == GIT_OBJECT_BLOB && str_starts(str_of(root), h->prefix))
        h->wanted++;
    return 0;
}

static void note_change(history *h, const git_diff_delta *delta)
{
    str path = project_path(h, delta->new_file.path);
    if (path.len == 0 || delta->status == GIT_DELTA_DELETED || map_find(h->versions, path))
        return;
    source_version *version = arena_make(h->arena, source_version);
    *version = h->here;
    map_add(h->versions, str_copy(h->arena, path), version);
}

static source_version version_of(arena *a, const git_commit *commit)
{
    git_time when = git_commit_committer(commit)->when;
    int64_t local = when.time + (int64_t)when.offset * 60;
    int64_t day = local >= 0 ? local / 86400 : -((86399 - local) / 86400);
    char id[GIT_OID_HEXSZ + 1];
    git_oid_tostr(id, sizeof id, git_commit_id(commit));
    return (source_version){
        .day = date_of_day((int32_t)day),
        .commit = str_copy(a, (str){ id, SHORT_COMMIT }),
    };
}

static void note_commit(history *h, git_repository *repository, const git_commit *commit)
{
    git_commit *parent = NULL;
    git_tree *new_tree = NULL, *old_tree = NULL;
    git_diff *difference = NULL;
    git_diff_options wish;
    git_diff_options_init(&wish, GIT_DIFF_OPTIONS_VERSION);
    wish.flags |= GIT_DIFF_DISABLE_PATHSPEC_MATCH; /* the name of a folder, no pattern */
    wish.pathspec = h->folder;
    h->here = version_of(h->arena, commit);
    if (git_commit_parentcount(commit) && git_commit_parent(&parent, commit, 0) == 0)
        git_commit_tree(&old_tree, parent);
    if (git_commit_tree(&new_tree, commit) == 0
        && git_diff_tree_to_tree(&difference, repository, old_tree, new_tree, &wish) == 0)
        for (size_t i = 0; i < git_diff_num_deltas(difference); i++)
            note_change(h, git_diff_get_delta(difference, i));
    git_diff_free(difference);
    git_tree_free(new_tree);
    git_tree_free(old_tree);
    git_commit_free(parent);
}

static void walk(history *h, git_repository *repository)
{
    git_revwalk *walker;
    git_oid id;
    if (git_revwalk_new(&walker, repository) != 0)
        return;
    git_revwalk_sorting(walker, GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME);
    if (git_revwalk_push_head(walker) == 0) {
        for (int i = 0; i < COMMITS_MOST && map_len(h->versions) < h->wanted; i++) {
            git_commit *commit;
            if (git_revwalk_next(&id, walker) != 0
                || git_commit_lookup(&commit, repository, &id) != 0)
                break;
            note_commit(h, repository, commit);
            git_commit_free(commit);
        }
    }
    git_revwalk_free(walker);
}

static int note_status(const char *path, unsigned flags, void *payload)
{
    history *h = payload;
    source_version *version = map_find(h->versions, project_path(h, path));
    if (version && flags != GIT_STATUS_CURRENT && !(flags & GIT_STATUS_IGNORED))
        version->changed = true;
    return 0;
}

static void note_uncommitted(history *h, git_repository *repository)
{
    git_status_options options;
    git_status_options_init(&options, GIT_STATUS_OPTIONS_VERSION);
    options.show = GIT_STATUS_SHOW_INDEX_AND_WORKDIR;
    options.flags |= GIT_STATUS_OPT_DISABLE_PATHSPEC_MATCH;
    options.pathspec = h->folder;
    git_status_foreach_ext(repository, &options, note_status, h);
}

static void count_files(history *h, git_repository *repository)
{
    git_object *tree = NULL;
    if (git_revparse_single(&tree, repository, "HEAD^{tree}") == 0)
        git_tree_walk((git_tree *)tree, GIT_TREEWALK_PRE, count_file, h);
    git_object_free(tree);
}

const map *versions_read(arena *a, str root)
{
    git_repository *repository = NULL;
    history h = { .arena = a, .versions = map_new(a) };
    git_libgit2_init();
    if (git_repository_open_ext(&repository, root.at, 0, NULL) == 0
        && git_repository_workdir(repository)) {
        str top = path_real(a, git_repository_workdir(repository));
        str below = root.len > top.len ? str_slice(root, top.len + 1, root.len) : STR("");
        char *folder[] = { str_text(a, below) };
        if (below.len > 0) {
            h.prefix = str_format(a, STR_FMT "/", STR_ARG(below));
            h.folder = (git_strarray){ folder, 1 };
        }
        count_files(&h, repository);
        walk(&h, repository);
        note_uncommitted(&h, repository);
    }
    git_repository_free(repository);
    git_libgit2_shutdown();
    return map_len(h.versions) ? h.versions : NULL;
}
