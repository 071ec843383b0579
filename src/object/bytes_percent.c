/* bytes % arguments: as for str, with bytes where a str would be. */
#include "object/buffer.h"

#include "object/bytes_string.h"
#include "object/str.h"
#include "value/string.h"

bool
bytes_percent(struct runtime *runtime, struct object *format,
              struct object *arguments, struct ref result)
{
    struct string *own = bytes_string_own(format);
    struct string *made = percent_expand(runtime, own, arguments, NULL);
    string_release(own);
    if (made == NULL)
        return false;
    struct text bytes = {0};
    for (size_t i = 0; i < made->length; i++)
        text_add_byte(&bytes, (char)string_at(made, i));
    string_release(made);
    return bytes_like_store_text(runtime, format, &bytes, result);
}
