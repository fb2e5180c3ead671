/*
 * The list of messages as a table, made from messages.def, and how the kinds are found and explained.
 *
 * A kind is what a code stands for: its name, its severity before the project's rules, its text with places
 * for arguments, and how to mend what it reports.
 */
#include "diag/inside.h"

#include <assert.h>
#include <strings.h>

static const message_kind kinds[] = {
#define MESSAGE(id, code, level, text, fix) [MSG_##id] = { #id, code, SEVERITY_##level, text, fix },
#include "diag/messages.def"
#undef MESSAGE
};

/* Without them a file would be passed over in silence, an archive written in part, or a secret given away. */
/* clang-format off */
static const bool kept[MSG_COUNT] = {
    [MSG_NOT_UTF8] = true,        [MSG_FILE_UNREADABLE] = true,    [MSG_YAML_SYNTAX] = true,
    [MSG_FOLDER_DEEP] = true,     [MSG_YAML_LIMIT] = true,         [MSG_YAML_KEY_KIND] = true,
    [MSG_FRONT_MATTER_OPEN] = true, [MSG_MARKDOWN_DEPTH] = true,   [MSG_CSV_QUOTE] = true,
    [MSG_MARKDOWN_LIMIT] = true,  [MSG_CSV_LIMIT] = true,          [MSG_LANGUAGE_DATA] = true,
    [MSG_OUTSIDE_PROJECT] = true, [MSG_TOO_MANY] = true,           [MSG_RULE_KEPT] = true,
    [MSG_FONTS_NONE] = true,      [MSG_PDF_FAILED] = true,         [MSG_VERIFY_UNREADABLE] = true,
    [MSG_VERIFY_STRUCTURE] = true, [MSG_VERIFY_FONT] = true,       [MSG_VERIFY_METADATA] = true,
    [MSG_VERIFY_DIGEST] = true,   [MSG_OUTPUT_REFUSED] = true,     [MSG_WRITE_FAILED] = true,
    [MSG_OUTPUT_IN_THE_WAY] = true, [MSG_OUTPUT_TWICE] = true,     [MSG_WITHHELD_FOUND] = true,
    [MSG_WITHHELD_NEARLY] = true,  [MSG_WITHHELD_REPEATED] = true,
    [MSG_NOTHING_MATCHES] = true, [MSG_FENCE_OPEN] = true,
    [MSG_TYPE_MISSING] = true,
};
/* clang-format on */

/* What may only follow from another mistake: names, seats and numbers that stand in a file which could not be read. */
enum {
    R = DOUBT_REGISTER,
    M = DOUBT_MINUTES,
    A = DOUBT_ACCOUNTS,
    L = DOUBT_LEDGER,
    E = DOUBT_ENTRIES
};

/* clang-format off */
static const unsigned doubts[MSG_COUNT] = {
    [MSG_UNKNOWN_PERSON] = R, [MSG_UNKNOWN_ORGANISATION] = R, [MSG_UNKNOWN_BODY] = R, [MSG_UNKNOWN_AUDIENCE] = R,
    [MSG_UNKNOWN_SEAT] = R, [MSG_AMBIGUOUS_SEAT] = R, [MSG_UNKNOWN_INITIALS] = R, [MSG_ACCOUNT_UNKNOWN] = A,
    [MSG_ACCOUNTS_ALONE] = A, [MSG_UNUSED_FILE] = M, [MSG_CASE_WORD_UNKNOWN] = R, [MSG_CASE_NUMBER_UNREAD] = R,
    [MSG_CASE_YEAR_TAKEN] = R, [MSG_ATTENDANCE_UNRECORDED] = R, [MSG_DEPUTY_UNREGISTERED] = R, [MSG_NOT_INVITED] = R,
    [MSG_CAME_OR_LEFT_UNSEEN] = R, [MSG_CASE_GAP] = R | M, [MSG_CASE_ORDER] = M, [MSG_VOTES_SUM] = R, [MSG_VOTE_ABSENT] = R,
    [MSG_VOTE_WITHOUT_RIGHT] = R, [MSG_NO_QUORUM] = R, [MSG_APPROVAL_UNKNOWN] = R | M, [MSG_NEVER_APPROVED] = R | M,
    [MSG_NOT_TAKEN_UP] = R | M, [MSG_REFERENCE_MISSING] = R | M, [MSG_REFERENCE_AMBIGUOUS] = R | M,
    [MSG_REFERENCE_DATE] = R | M, [MSG_REFERENCE_FORM] = R, [MSG_MEETING_MISSING] = R | M, [MSG_APPROVED_MISSING] = R | M,
    [MSG_NOTHING_BEFORE] = R | M, [MSG_CASE_TO_COME] = R | M, [MSG_DIRECTIVE_LACKS] = R,
    [MSG_DIRECTIVE_EMPTY] = R | M | A | L | E, [MSG_ROLE_ARGUMENT] = R | M | A | L | E, [MSG_CARRY_OVER_WRONG] = A | L | E,
    [MSG_CARRY_OVER_UNCHECKED] = A | L, [MSG_ENTRIES_UNDECIDED] = L | E, [MSG_FUND_OVERDRAWN] = A | L | E,
    [MSG_AMOUNT_DISAGREES] = A | L | E, [MSG_SEAT_GAP] = R, [MSG_PERSON_SEATLESS] = R, [MSG_NAME_NEARLY] = R,
    [MSG_LAW_ATTENDANCE] = R, [MSG_BODY_SEATLESS] = R,
};
/* clang-format on */

/* Those that speak of a place in the text of a Markdown file, below its front matter. */
/* clang-format off */
static const message_id in_text[] = {
    MSG_FOOTNOTE_UNDEFINED, MSG_FOOTNOTE_UNUSED, MSG_MARKDOWN_TABLE, MSG_CELLS_BEYOND, MSG_DIRECTIVE_ARGUMENT,
    MSG_FOOTNOTE_DOUBLE, MSG_UNKNOWN_KEY, MSG_UNKNOWN_VALUE, MSG_BAD_DATE, MSG_BAD_NUMBER,
    MSG_UNKNOWN_PERSON, MSG_UNKNOWN_ORGANISATION, MSG_UNKNOWN_BODY, MSG_ACCOUNT_UNKNOWN,
    MSG_UNKNOWN_INITIALS, MSG_AMBIGUOUS_INITIALS, MSG_AMBIGUOUS_PERSON, MSG_FILE_MISSING,
    MSG_INCLUDE_CYCLE, MSG_DATE_LIST, MSG_CASE_NUMBER_UNREAD, MSG_UNKNOWN_LABEL, MSG_VOTES_UNREAD,
    MSG_DEADLINE_UNREAD, MSG_NO_NAMES, MSG_CASE_WORD_UNKNOWN, MSG_CASE_YEAR_OTHER,
    MSG_LABEL_OUTSIDE, MSG_CASE_YEAR_TAKEN, MSG_CASE_UNTITLED, MSG_CASE_NOT_HEADING,
    MSG_VOTES_UNCHECKED, MSG_ATTENDANCE_IN_TEXT, MSG_CASE_TWICE, MSG_CASE_GAP, MSG_CASE_ORDER, MSG_DECISION_UNLABELLED,
    MSG_DECISION_LEANS, MSG_VOTES_SUM, MSG_VOTES_NAMES, MSG_VOTE_ABSENT, MSG_VOTE_WITHOUT_RIGHT,
    MSG_NO_QUORUM, MSG_NOT_TAKEN_UP, MSG_ACTION_OWNERLESS, MSG_ACTION_LATE, MSG_ACTIONS_IN_TABLE, MSG_LABEL_IN_PARAGRAPH,
    MSG_REFERENCE_MISSING, MSG_REFERENCE_AMBIGUOUS, MSG_REFERENCE_DATE, MSG_REFERENCE_FORM,
    MSG_MEETING_MISSING, MSG_NOTHING_BEFORE, MSG_ATTACHMENT_REFERENCE, MSG_CASE_TO_COME,
    MSG_REPLACED_CITED, MSG_DIRECTIVE_UNKNOWN, MSG_DIRECTIVE_LACKS, MSG_OPTION_VALUE,
    MSG_DIRECTIVE_EMPTY, MSG_ROLE_UNKNOWN, MSG_ROLE_ARGUMENT, MSG_IMAGE_MISSING,
    MSG_IMAGE_UNREADABLE, MSG_IMAGE_ALT_MISSING, MSG_IMAGE_IN_TEXT, MSG_LINK_NOWHERE,
    MSG_LINK_REFUSED, MSG_LINK_MISSING, MSG_BOX_UNKNOWN, MSG_CAPTION_ALONE, MSG_HEADING_SKIPS,
    MSG_LABEL_EMPTY, MSG_PROPOSAL_LEFT, MSG_VOTES_UNDECIDED, MSG_VOTES_CONTRARY, MSG_DEADLINE_BEFORE,
    MSG_WEEKDAY_WRONG, MSG_AMOUNT_DISAGREES, MSG_NAME_NEARLY, MSG_LAW_DECISION, MSG_LAW_VOTES,
};
/* clang-format on */

static const char *const level_names[] = {
    [SEVERITY_OFF] = "off",
    [SEVERITY_NOTE] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

const char *diag_level_name(severity level)
{
    return level_names[level];
}

const message_kind *message_about(message_id id)
{
    assert(id < MSG_COUNT);
    return &kinds[id];
}

bool message_is_kept(message_id id)
{
    return kept[id];
}

unsigned message_doubts(message_id id)
{
    return doubts[id];
}

bool message_is_in_text(message_id id)
{
    for (size_t i = 0; i < sizeof in_text / sizeof *in_text; i++)
        if (in_text[i] == id)
            return true;
    return false;
}

bool message_find(str code, message_id *id)
{
    for (size_t i = 0; i < MSG_COUNT; i++) {
        str known = str_of(kinds[i].code);
        if (code.len == known.len && strncasecmp(code.at, known.at, known.len) == 0) {
            *id = (message_id)i;
            return true;
        }
    }
    return false;
}
