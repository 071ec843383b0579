/*
 * time, by a clock of its own: it begins at a fixed moment and goes on by a
 * microsecond whenever it is asked, and by what time.sleep() sleeps, so that a
 * scene runs alike every time and never waits.
 */
#include <math.h>

#include "library/clock.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/operation.h"
#include "value/number.h"

enum { NANOSECONDS = 1000000000, TICK = 1000 };

/* 2024-01-01 12:00:00 UTC. */
#define EPOCH INT64_C(1704110400)

int64_t
clock_now(struct runtime *runtime)
{
    runtime->clock += TICK;
    return runtime->clock;
}

static double
seconds(int64_t nanoseconds)
{
    return (double)nanoseconds / NANOSECONDS;
}

static bool
wall_time(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    return give_float(runtime,
                      (double)EPOCH + seconds(clock_now(runtime)), result);
}

static bool
wall_time_ns(struct runtime *runtime, struct object *self,
             const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    return give_int(runtime, EPOCH * NANOSECONDS + clock_now(runtime),
                    result);
}

static bool
counter(struct runtime *runtime, struct object *self,
        const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    return give_float(runtime, 1000 + seconds(clock_now(runtime)), result);
}

static bool
counter_ns(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    return give_int(runtime,
                    INT64_C(1000) * NANOSECONDS + clock_now(runtime),
                    result);
}

static bool
sleep_for(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    struct object *given = arguments->items[0];
    struct value_context *context = value_context_of(runtime);
    double duration;
    (void)self;
    bool is_number = object_is_int(given)
                     || (object_is_atom(given)
                         && atom_value(given)->kind == VALUE_FLOAT);
    if (!is_number)
        return raise_error(runtime, "TypeError",
                           "'%s' object cannot be interpreted as an integer",
                           given->type->name);
    if (!value_to_float(atom_value(given), &duration, context))
        return raise_value_error(runtime, context);
    if (isnan(duration))
        return raise_error(runtime, "ValueError",
                           "Invalid value NaN (not a number)");
    if (duration < 0)
        return raise_error(runtime, "ValueError",
                           "sleep length must be non-negative");
    if (duration > 1e9)
        return raise_error(runtime, "OverflowError",
                           "timestamp out of range for platform time_t");
    runtime->clock += (int64_t)(duration * NANOSECONDS);
    return give_none(runtime, result);
}

static const struct method functions[] = {
    {"time", wall_time, 0, 0, NULL, "seconds since 1970"},
    {"time_ns", wall_time_ns, 0, 0, NULL, "nanoseconds since 1970"},
    {"perf_counter", counter, 0, 0, NULL, "seconds, to measure with"},
    {"perf_counter_ns", counter_ns, 0, 0, NULL,
     "nanoseconds, to measure with"},
    {"monotonic", counter, 0, 0, NULL, "seconds that never go back"},
    {"monotonic_ns", counter_ns, 0, 0, NULL,
     "nanoseconds that never go back"},
    {"process_time", counter, 0, 0, NULL, "seconds of work"},
    {"process_time_ns", counter_ns, 0, 0, NULL, "nanoseconds of work"},
    {"thread_time", counter, 0, 0, NULL, "seconds of work"},
    {"sleep", sleep_for, 1, 1, NULL, "let time pass"},
    {0},
};

const struct library_module module_time = {
    .name = "time",
    .functions = functions,
};
