/*
 * What the colours of the file are meant as: sRGB, said by an output intent with its profile
 * (ISO 19005-2, 6.2.3), which every colour in the file is given in.
 *
 * The profile is made by Little CMS, with the date of making overwritten by a fixed one, for the
 * same document must give the same bytes.
 */
#include <lcms2.h>
#include <string.h>

#include "pdf/writer.h"

enum { DATE_AT = 24, DATE_LEN = 12 }; /* in the header of a profile (ICC.1:2010, 7.2) */

#define CONDITION "sRGB IEC61966-2.1"

static str profile_bytes(arena *a)
{
    /* year, month, day, hour, minute, second, each in two bytes */
    static const unsigned char fixed[DATE_LEN] = { 0x07, 0xd0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0 };
    str made = { 0 };
    cmsHPROFILE profile = cmsCreate_sRGBProfile();
    cmsUInt32Number len = 0;
    if (profile && cmsSaveProfileToMem(profile, NULL, &len) && len > DATE_AT + DATE_LEN) {
        char *at = arena_array(a, char, len);
        if (cmsSaveProfileToMem(profile, at, &len)) {
            memcpy(at + DATE_AT, fixed, DATE_LEN);
            made = (str){ at, len };
        }
    }
    if (profile)
        cmsCloseProfile(profile);
    return made;
}

pdf_array *intents_write(writer *w)
{
    pdf_file *f = w->file;
    pdf_dict *profile = pdf_stream_new(f, profile_bytes(w->arena));
    pdf_put_int(f, profile, "N", 3);
    pdf_dict *intent = pdf_dict_new(f);
    pdf_put_name(f, intent, "Type", STR("OutputIntent"));
    pdf_put_name(f, intent, "S", STR("GTS_PDFA1"));
    pdf_put_ascii(f, intent, "OutputConditionIdentifier", STR(CONDITION));
    pdf_put_ascii(f, intent, "Info", STR(CONDITION));
    pdf_put_dict(f, intent, "DestOutputProfile", profile);
    pdf_array *intents = pdf_array_new(f);
    pdf_add_dict(f, intents, intent);
    return intents;
}
