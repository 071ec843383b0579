#include "base/limits.h"

struct limits
limits_default(void)
{
    return (struct limits){
        .file_bytes = (size_t)1 << 20,
        .nesting = 200,
        .steps = 100000,
        .objects = 500000,
        .slots = 1000000,
        .integer_bytes = (size_t)1 << 20,
        .string_bytes = (size_t)1 << 20,
        .call_depth = 1000,
        .heap_bytes = (size_t)128 << 20,
        .events = 200000000,
        .history_bytes = (size_t)128 << 20,
        .work = 20000000,
    };
}
