/*
 * The table of commands. Everything that is known of a command stands here once: parsing, usage, --help,
 * the man page and the completions read it.
 */
#include "cli/cli.h"

#define BODY_OPTION                                                                                \
    {                                                                                              \
        "body", 'b', "BODY", NULL, false, "only this body, by id or name"                          \
    }
#define YEAR_OPTION                                                                                \
    {                                                                                              \
        "year", 'y', "YEAR", NULL, false, "only this year"                                         \
    }
#define AT_OPTION                                                                                  \
    {                                                                                              \
        "at", 0, "DATE", NULL, false,                                                              \
            "see registers as of this day (default: the last day on which a body met)"             \
    }
#define AUDIENCE_OPTION                                                                            \
    {                                                                                              \
        "audience", 'a', "WHO", "public|internal", false,                                          \
            "public (default) leaves out what is withheld; internal marks every page"              \
    }
#define JOBS_OPTION                                                                                \
    {                                                                                              \
        "jobs", 'j', "N", NULL, false,                                                             \
            "documents at once (default: as many as there are cores, at most 8)"                   \
    }
#define STRICT_OPTION                                                                              \
    {                                                                                              \
        "strict", 0, NULL, NULL, false, "warnings end with status 1 too"                           \
    }
#define END_OF_OPTIONS                                                                             \
    {                                                                                              \
        NULL, 0, NULL, NULL, false, NULL                                                           \
    }

const option_spec common_options[] = {
    { "directory", 'C', "DIR", NULL, false, "work as if started in DIR" },
    { "help", 'h', NULL, NULL, false, "show help and stop" },
    { "version", 'V', NULL, NULL, false, "show the version and stop" },
    END_OF_OPTIONS,
};

static const option_spec init_options[] = {
    { "language", 'l', "LANG", "nb|nn|en", false, "language of the new project (default: nb)" },
    { "organisation", 'o', "NAME", NULL, false,
      "name of the organisation (default: the folder's name)" },
    END_OF_OPTIONS,
};

static const option_spec new_options[] = {
    { "status", 's', "STATUS", "agenda|draft", false, "of a meeting: agenda (default) or draft" },
    { "title", 't', "TEXT", NULL, false, "title of a case, where it does not stand after BODY" },
    { "number", 'n', "NUMBER", NULL, false, "of a case: a number other than the next" },
    END_OF_OPTIONS,
};

static const option_spec build_options[] = {
    { "to", 't', "FORMS", "pdf|html|data", true,
      "what to write, with commas between (default: html,pdf,data)" },
    { "output", 'o', "OUT", NULL, false,
      "folder to write to (default: out, or what referat.yaml says)" },
    AUDIENCE_OPTION,
    AT_OPTION,
    JOBS_OPTION,
    STRICT_OPTION,
    { "attach-source", 0, NULL, NULL, false,
      "put the Markdown source and the data into each PDF, which then is PDF/A-3a" },
    { "times", 0, NULL, NULL, false, "print the time that each stage took" },
    { "quiet", 'q', NULL, NULL, false, "print messages only" },
    END_OF_OPTIONS,
};

static const option_spec check_options[] = {
    { "format", 'f', "FORM", "text|json|sarif|github", false,
      "how messages are printed (default: text)" },
    AUDIENCE_OPTION,
    AT_OPTION,
    JOBS_OPTION,
    STRICT_OPTION,
    END_OF_OPTIONS,
};

static const option_spec list_options[] = {
    BODY_OPTION,
    YEAR_OPTION,
    AT_OPTION,
    { "person", 'p', "PERSON", NULL, false,
      "only what concerns this person, by id, name or initials" },
    { "status", 's', "STATUS", NULL, false,
      "meetings: agenda, draft, issued, approved; actions: open, done; decisions: in-force, "
      "replaced, annulled" },
    { "format", 'f', "FORM", "table|csv|json", false, "how the list is printed (default: table)" },
    END_OF_OPTIONS,
};

static const option_spec serve_options[] = {
    { "port", 'p', "N", NULL, false,
      "the port to listen at (default: 8417); 0 takes one that is free" },
    AUDIENCE_OPTION,
    AT_OPTION,
    JOBS_OPTION,
    END_OF_OPTIONS,
};

static const option_spec dump_options[] = {
    AUDIENCE_OPTION,
    AT_OPTION,
    END_OF_OPTIONS,
};

static const option_spec no_options[] = { END_OF_OPTIONS };

/* clang-format off */
const command_spec command_table[] = {
    { "init", "DIR", 1, 1, "make a new project that builds",
      "Makes a project in DIR, with one body, one meeting and one annual report, ready to build. "
      "DIR must be empty or not exist yet.",
      init_options, run_init },
    { "new", "meeting BODY DATE | case BODY TITLE | report YEAR | person NAME", 1, 3,
      "write a new meeting, case paper, report or person, filled from the register",
      "A meeting gets the roster of its body on that day, the next case numbers, the approval of "
      "the last minutes, "
      "the standing cases and the open actions. A file that is there is never overwritten. The "
      "path of the new "
      "file is printed.",
      new_options, run_new },
    { "build", "[PATH…]", 0, -1, "build everything, or what is named",
      "Reads and checks the whole archive and writes its documents as HTML and PDF. PATH is a "
      "source file, a "
      "folder of sources, or an address as `referat list documents` prints it. With errors, "
      "nothing is written "
      "and the last build stays as it was.",
      build_options, run_build },
    { "check", "[PATH…]", 0, -1, "print all messages, write nothing",
      "Reads, links, checks, composes and typesets everything, and prints what there is to say. "
      "With PATH, "
      "only the messages about these files and folders.",
      check_options, run_check },
    { "serve", "", 0, 0, "show the archive in the browser, built anew at every save",
      "Builds the pages in memory and shows them at http://127.0.0.1:8417/, for this machine alone. When a file of the "
      "project is saved, the pages are built anew and the browser loads them again; the messages stand at the foot of "
      "every page. With errors, the pages of the last good build stay. PDFs are made when they are asked for. Nothing "
      "is written, and the output folder is not touched. Ctrl-C ends it.",
      serve_options, run_serve },
    { "list", "cases|decisions|actions|meetings|members|attendance|documents", 1, 1,
      "print a register",
      "Prints cases, decisions, actions, meetings, members of bodies, attendance or documents, as "
      "a table, CSV or "
      "JSON.",
      list_options, run_list },
    { "show", "BODY/NUMBER", 1, 1, "print one matter: text, decision, history, references",
      "Prints one case, named by its body and number (styret/04-26), with its decision, its votes "
      "and actions, "
      "what it refers to and what refers to it.",
      no_options, run_show },
    { "explain", "[CODE]", 0, 1, "say what a message means and how to mend it",
      "Explains a message by its code (R021), with the words of the project that it is called in. Without a code, lists all messages.", no_options,
      run_explain },
    { "dump", "STAGE [PATH]", 1, 2, "print the text form of a stage",
      "STAGE is tree, model, plan, document, text, html, pages or pdf. A tree wants the PATH of a "
      "source; the stages "
      "after plan are of one document, if the PATH of its source or its address is given, or of "
      "all. This is the form that the tests compare.",
      dump_options, run_dump },
    { "verify", "FILE…", 1, -1, "look at what makes a PDF archival and accessible",
      "Reads each PDF and looks at its structure, alternative texts, headings, header cells, languages, fonts, metadata and "
      "identifiers, and compares its SHA-256 with the manifest beside it. It is a quick look and no full validator of "
      "PDF/A and PDF/UA.",
      no_options, run_verify },
    { "help", "[COMMAND]", 0, 1, "show help", "Shows what a command does and its options.",
      no_options, run_help },
    { "man", "", 0, 0, "print the man page",
      "Prints the man page in mdoc form, made from the tables of options.", no_options, run_man },
    { "completion", "bash|zsh|fish", 1, 1, "print completions for a shell",
      "Prints a script that completes commands and options, made from the tables of options.",
      no_options, run_completion },
    { NULL, NULL, 0, 0, NULL, NULL, NULL, NULL },
};
/* clang-format on */

const command_spec *command_find(str name)
{
    for (const command_spec *c = command_table; c->name; c++)
        if (str_is(name, c->name))
            return c;
    return NULL;
}
