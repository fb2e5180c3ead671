/*
 * record: filling the records of a table.
 *
 * Takes a table of fields and values one by one; gives records in which each value is of its field's kind. A value that
 * says nothing ("", no date) is left out here, so that nobody who tells of the archive has to ask.
 */
#include <assert.h>

#include "data/record.h"

data_table data_table_new(arena *a, set_number which)
{
    return (data_table){ .set = &data_tables()->sets[which], .arena = a };
}

data_record *data_record_add(data_table *t)
{
    data_record record = { arena_array(t->arena, data_value, t->set->field_count) };
    return list_add(t->arena, &t->records, record);
}

static data_value *value_at(data_table *t, int field, data_kind kind)
{
    assert(t->records.len > 0 && (size_t)field < t->set->field_count);
    assert(t->set->fields[field].kind == kind);
    (void)kind;
    return &t->records.at[t->records.len - 1].values[field];
}

/* A text that every record has is there even when it is empty. */
static void put_str(data_table *t, int field, data_kind kind, str value)
{
    data_value *place_of = value_at(t, field, kind);
    place_of->given = value.len > 0 || t->set->fields[field].required;
    place_of->text = value;
}

void put_value_text(data_table *t, int field, str value)
{
    put_str(t, field, DATA_TEXT, value);
}

void put_value_date(data_table *t, int field, date value)
{
    put_str(t, field, DATA_DATE, date_text(t->arena, value));
}

void put_value_time(data_table *t, int field, int minutes)
{
    if (minutes >= 0)
        put_str(t, field, DATA_TIME, str_format(t->arena, "%02d:%02d", minutes / 60, minutes % 60));
}

void put_value_address(data_table *t, int field, str page)
{
    put_str(t, field, DATA_ADDRESS, page);
}

void put_value_number(data_table *t, int field, int64_t value)
{
    *value_at(t, field, DATA_NUMBER) = (data_value){ .given = true, .number = value };
}

void put_value_flag(data_table *t, int field, bool value)
{
    *value_at(t, field, DATA_FLAG) = (data_value){ .given = true, .number = value };
}

void put_value_amount(data_table *t, int field, money value)
{
    *value_at(t, field, DATA_AMOUNT) = (data_value){ .given = true, .number = value };
}

void put_value_item(data_table *t, int field, str value)
{
    data_kind kind = t->set->fields[field].kind;
    assert(kind == DATA_TEXTS || kind == DATA_ADDRESSES);
    if (value.len > 0)
        list_add(t->arena, &value_at(t, field, kind)->items, value);
}

static str amount_text(arena *a, money value)
{
    int64_t size = value < 0 ? -value : value;
    return str_format(a, "%s%lld.%02d", value < 0 ? "-" : "", (long long)(size / 100),
                      (int)(size % 100));
}

str data_value_text(arena *a, data_kind kind, const data_value *value)
{
    if (kind == DATA_TEXTS || kind == DATA_ADDRESSES)
        return str_join(a, value->items.at, value->items.len, STR("\n"));
    if (!value->given)
        return STR("");
    if (kind == DATA_AMOUNT)
        return amount_text(a, value->number);
    if (kind == DATA_NUMBER)
        return str_format(a, "%lld", (long long)value->number);
    if (kind == DATA_FLAG)
        return value->number ? STR("true") : STR("false");
    return value->text;
}
