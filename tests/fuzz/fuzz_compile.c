/*
 * fuzz_compile: any bytes may be compiled; they give code or a diagnostic,
 * and never a crash.  The first byte chooses the version of CPython.
 *
 * For libFuzzer: clang -fsanitize=fuzzer,address,undefined, this file and the
 * libraries lang, value and base; the files of tests/fuzz/compile are a
 * corpus to begin with, and are replayed by tests/check_lang.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "lang/compile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct limits limits = limits_default();
    struct unit unit;
    struct lesson lesson;
    struct diag diag = {0};
    if (size == 0)
        return 0;
    const struct profile *profile = profile_at(data[0] % 6);
    const char *text = (const char *)data + 1;
    if (compile_scene(text, size - 1, profile, &limits, &unit, &lesson,
                      &diag)) {
        struct text listing = {0};
        unit_dump(&unit, &listing);
        text_release(&listing);
        unit_release(&unit);
        lesson_release(&lesson);
    } else {
        struct text message = {0};
        diag_format(&diag, "scene", text, size - 1, &message);
        text_release(&message);
    }
    diag_release(&diag);
    return 0;
}
