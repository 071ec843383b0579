/*
 * What functools.lru_cache gives: a function with a memory.
 *
 * The cache is a dict from keys to results, or, where it is bounded, to links
 * that hold key and result and are in a ring by their last use.
 */
#include "base/mem.h"
#include "heap/native.h"
#include "library/functools_types.h"
#include "library/results.h"
#include "object/atom.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/own_dict.h"
#include "object/tuple.h"
#include "object/type_object.h"

enum cache_slot {
    CACHE_FUNCTION, /* __wrapped__ too, until somebody changes that */
    CACHE_DICT,     /* key → result or link */
    CACHE_INFO,     /* the class of cache_info() */
    CACHE_ATTRIBUTES,
    CACHE_MARK,     /* what separates keywords in keys */
    CACHE_SLOT_COUNT
};

enum link_slot { LINK_KEY, LINK_RESULT, LINK_SLOT_COUNT };

struct link {
    struct object object;
    struct link *older, *newer; /* borrowed: the dict holds all links */
};

struct cache {
    struct object object;
    int64_t maximum; /* -1: no bound */
    bool typed;
    uint64_t hits, misses;
    struct link *oldest, *newest;
};

static struct cache *
as_cache(struct object *object)
{
    return (struct cache *)(void *)object;
}

static const struct type link_type = {
    .name = "functools._lru_list_elem",
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct link),
};

/* ---- the ring ------------------------------------------------------------ */

static void
unlink_it(struct cache *cache, struct link *link)
{
    *(link->older ? &link->older->newer : &cache->oldest) = link->newer;
    *(link->newer ? &link->newer->older : &cache->newest) = link->older;
    link->older = link->newer = NULL;
}

static void
link_newest(struct cache *cache, struct link *link)
{
    link->older = cache->newest;
    link->newer = NULL;
    *(cache->newest ? &cache->newest->newer : &cache->oldest) = link;
    cache->newest = link;
}

static struct link *
link_new(struct runtime *runtime)
{
    struct object_birth birth = {
        .kind = NODE_OBJECT, .flags = NODE_OPAQUE, .size = 56,
        .block_size = 56};
    struct object *link = object_new(runtime, &link_type, &birth);
    if (!link || !slots_insert(runtime, link, LINK_KEY, 1, "(key)")
        || !slots_insert(runtime, link, LINK_RESULT, 1, "(result)"))
        return NULL;
    return (struct link *)(void *)link;
}

/* ---- calls --------------------------------------------------------------- */

enum call_slot { CALL_ARGUMENTS, CALL_KEYWORDS, CALL_KEY, CALL_OLD,
                 CALL_SLOT_COUNT };

/* A call that is being answered. */
struct question {
    struct runtime *runtime;
    struct cache *cache;
    struct object *native;
    struct object *tuple, *dict; /* the arguments: held, or the caller's */
    struct ref result;
};

static bool
hold_arguments(struct question *question, const struct arguments *arguments)
{
    struct runtime *runtime = question->runtime;
    question->tuple = arguments->tuple;
    question->dict = arguments->dict;
    if (!question->tuple) {
        question->tuple = tuple_from_items(runtime, arguments->items,
                                           (uint32_t)arguments->count);
        if (!question->tuple)
            return false;
        slot_set(runtime, question->native, CALL_ARGUMENTS, question->tuple);
    }
    if (arguments_keyword_count(arguments) == 0 || question->dict)
        return true;
    struct object *dict = question->dict = dict_new(runtime);
    if (!dict)
        return false;
    slot_set(runtime, question->native, CALL_KEYWORDS, dict);
    return dict_add_keywords(runtime, dict, arguments);
}

static bool
is_its_own_key(const struct object *object)
{
    return object->type == &str_type || object->type == &int_type;
}

/* Makes the key of a call (lru_cache_make_key): the only argument, if it is an
 * int or a str; the tuple of the arguments itself, if there is nothing else;
 * or all in one tuple. */
static bool
make_key(struct question *question)
{
    struct runtime *runtime = question->runtime;
    struct object *native = question->native;
    struct object *tuple = question->tuple;
    struct object *dict = question->dict;
    bool typed = question->cache->typed;
    uint32_t named = dict ? dict_length(dict) : 0;
    if (!typed && named == 0) {
        bool alone =
            tuple->slot_count == 1 && is_its_own_key(tuple->slots[0]);
        slot_set(runtime, native, CALL_KEY, alone ? tuple->slots[0] : tuple);
        return true;
    }
    uint32_t count = tuple->slot_count;
    uint32_t most = 2 * count + 3 * named + 1;
    struct object **items = mem_alloc_array(most, sizeof *items);
    uint32_t next = 0;
    for (uint32_t i = 0; i < count; i++)
        items[next++] = tuple->slots[i];
    if (named > 0)
        items[next++] = question->cache->object.slots[CACHE_MARK];
    for (uint32_t i = 0; i < 2 * named; i++)
        items[next++] = dict->slots[i];
    for (uint32_t i = 0; typed && i < count; i++)
        items[next++] = type_object_of(runtime, tuple->slots[i]->type);
    for (uint32_t i = 0; typed && i < named; i++)
        items[next++] =
            type_object_of(runtime, dict_value_at(dict, i)->type);
    struct object *key = tuple_from_items(runtime, items, next);
    mem_free(items);
    if (key)
        slot_set(runtime, native, CALL_KEY, key);
    return key != NULL;
}

/* Calls the function itself. */
static bool
ask_function(struct question *question)
{
    question->cache->misses++;
    return object_call_spread(
        question->runtime, question->cache->object.slots[CACHE_FUNCTION],
        question->tuple, question->dict, question->result);
}

static bool
find(struct question *question, struct object **found)
{
    return dict_find(question->runtime,
                     question->cache->object.slots[CACHE_DICT],
                     question->native->slots[CALL_KEY], found);
}

static bool
answer_unbounded(struct question *question)
{
    struct object *found;
    if (!make_key(question) || !find(question, &found))
        return false;
    if (found) {
        question->cache->hits++;
        return give(question->runtime, found, question->result);
    }
    return ask_function(question)
           && dict_set(question->runtime,
                       question->cache->object.slots[CACHE_DICT],
                       question->native->slots[CALL_KEY],
                       ref_get(question->result));
}

/* Takes the oldest link out of the dict, to be used again; what it held goes
 * when the call is over. */
static struct link *
take_oldest(struct question *question)
{
    struct runtime *runtime = question->runtime;
    struct cache *cache = question->cache;
    struct link *link = cache->oldest;
    struct object *old = tuple_from_items(runtime, link->object.slots,
                                          LINK_SLOT_COUNT);
    if (!old)
        return NULL;
    slot_set(runtime, question->native, CALL_OLD, old);
    struct object *key = link->object.slots[LINK_KEY];
    unlink_it(cache, link);
    object_pin(&link->object);
    if (!dict_delete(runtime, cache->object.slots[CACHE_DICT], key))
        return NULL;
    return link;
}

static bool
keep(struct question *question)
{
    struct runtime *runtime = question->runtime;
    struct cache *cache = question->cache;
    struct object *dict = cache->object.slots[CACHE_DICT];
    struct object *key = question->native->slots[CALL_KEY];
    bool is_full = dict_length(dict) >= (uint64_t)cache->maximum;
    struct link *link =
        is_full ? take_oldest(question) : link_new(runtime);
    if (!link)
        return false;
    slot_set(runtime, &link->object, LINK_KEY, key);
    slot_set(runtime, &link->object, LINK_RESULT, ref_get(question->result));
    bool kept = dict_set(runtime, dict, key, &link->object);
    if (is_full)
        object_unpin(runtime, &link->object);
    if (kept)
        link_newest(cache, link);
    return kept;
}

static bool
answer_bounded(struct question *question)
{
    struct object *found;
    if (!make_key(question) || !find(question, &found))
        return false;
    if (found) {
        struct link *link = (struct link *)(void *)found;
        unlink_it(question->cache, link);
        link_newest(question->cache, link);
        question->cache->hits++;
        return give(question->runtime, found->slots[LINK_RESULT],
                    question->result);
    }
    /* Meanwhile the function may have been asked the same. */
    return ask_function(question) && find(question, &found)
           && (found || keep(question));
}

static bool
call(struct runtime *runtime, struct object *object,
     const struct arguments *arguments, struct ref result)
{
    static const char *const names[CALL_SLOT_COUNT] = {
        "the arguments", "the keywords", "the key", "what it replaces"};
    struct object *native =
        native_open(runtime, "functools.lru_cache", names, CALL_SLOT_COUNT);
    if (!native)
        return false;
    struct question question = {
        .runtime = runtime, .cache = as_cache(object), .native = native,
        .result = result};
    bool done = hold_arguments(&question, arguments);
    if (done && question.cache->maximum == 0)
        done = ask_function(&question);
    else if (done && question.cache->maximum < 0)
        done = answer_unbounded(&question);
    else if (done)
        done = answer_bounded(&question);
    native_close(runtime, native);
    return done;
}

/* ---- its methods --------------------------------------------------------- */

static bool
cache_info(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    static const char *const names[] = {"hits", "misses", "maxsize",
                                        "currsize"};
    struct cache *cache = as_cache(self);
    struct object *native =
        native_open(runtime, "cache_info", names, 4);
    int64_t numbers[] = {(int64_t)cache->hits, (int64_t)cache->misses,
                         cache->maximum,
                         dict_length(self->slots[CACHE_DICT])};
    (void)arguments;
    for (uint32_t i = 0; native && i < 4; i++) {
        struct object *number = i == 2 && cache->maximum < 0
                                    ? atom_none(runtime)
                                    : atom_new_int(runtime, numbers[i]);
        if (!number)
            return false;
        slot_set(runtime, native, i, number);
    }
    if (!native)
        return false;
    struct arguments given = {native->slots, 4, NULL, NULL, NULL};
    bool done =
        object_call(runtime, self->slots[CACHE_INFO], &given, result);
    native_close(runtime, native);
    return done;
}

static bool
cache_clear(struct runtime *runtime, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    struct cache *cache = as_cache(self);
    (void)arguments;
    cache->oldest = cache->newest = NULL;
    cache->hits = cache->misses = 0;
    dict_clear(runtime, self->slots[CACHE_DICT]);
    return give_none(runtime, result);
}

static bool
give_self(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    return give(runtime, self, result);
}

static bool
get_dict(struct runtime *runtime, struct object *self, struct ref result)
{
    return give(runtime, own_dict(runtime, self, CACHE_ATTRIBUTES), result);
}

static bool
get_attribute(struct runtime *runtime, struct object *self,
              const char *name, struct ref result)
{
    return own_dict_get(runtime, self, CACHE_ATTRIBUTES, name, result);
}

static bool
set_attribute(struct runtime *runtime, struct object *self,
              const char *name, struct object *value)
{
    return own_dict_set(runtime, self, CACHE_ATTRIBUTES, name, value);
}

static bool
show(struct runtime *runtime, struct object *self, struct text *out)
{
    (void)runtime;
    text_add_format(out, "<functools._lru_cache_wrapper object at 0x%llx>",
                    (unsigned long long)self->address);
    return true;
}

/* ---- making one ---------------------------------------------------------- */

/* _lru_cache_wrapper(function, maxsize, typed, class of cache_info(), mark) */
static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    static const char *const names[CACHE_SLOT_COUNT] = {
        "(function)", "(cache)", "(info)", "__dict__", "(mark)"};
    struct object_birth birth = {
        .kind = NODE_OBJECT, .flags = NODE_OPAQUE, .size = 128,
        .block_size = 128};
    bool typed;
    if (!arguments_check(runtime, "_lru_cache_wrapper", arguments, 5, 5,
                         NULL)
        || !object_is_true(runtime, arguments->items[2], &typed))
        return false;
    struct object *object = object_new(runtime, type, &birth);
    for (uint32_t i = 0; object && i < CACHE_SLOT_COUNT; i++)
        if (!slots_insert(runtime, object, i, 1, names[i]))
            return false;
    struct object *dict = object ? dict_new(runtime) : NULL;
    if (!dict)
        return false;
    struct cache *cache = as_cache(object);
    slot_set(runtime, object, CACHE_FUNCTION, arguments->items[0]);
    slot_set(runtime, object, CACHE_DICT, dict);
    slot_set(runtime, object, CACHE_INFO, arguments->items[3]);
    slot_set(runtime, object, CACHE_MARK, arguments->items[4]);
    cache->typed = typed;
    cache->maximum = -1;
    if (arguments->items[1] != atom_none(runtime)
        && !atom_to_index(runtime, arguments->items[1], true,
                          &cache->maximum))
        return false;
    return give(runtime, object, result);
}

static void
clear(struct runtime *runtime, struct object *self)
{
    struct cache *cache = as_cache(self);
    cache->oldest = cache->newest = NULL;
    slots_clear(runtime, self, 0, self->slot_count, false);
}

/* In a class it is a method, as functions are. */
static bool
bind(struct runtime *runtime, struct object *self, struct object *object,
     const struct type *type, struct ref result)
{
    (void)type;
    return give(runtime,
                object ? bound_method_new(runtime, self, object) : self,
                result);
}

static const struct method methods[] = {
    {"cache_info", cache_info, 0, 0, NULL, "Report cache statistics"},
    {"cache_clear", cache_clear, 0, 0, NULL,
     "Clear the cache and cache statistics"},
    {"__copy__", give_self, 0, 0, NULL, NULL},
    {"__deepcopy__", give_self, 1, 1, NULL, NULL},
    {NULL, NULL, 0, 0, NULL, NULL}};

static const struct getter getters[] = {{"__dict__", get_dict},
                                        {NULL, NULL}};

const struct type lru_cache_type = {
    .name = "functools._lru_cache_wrapper",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_WEAKLY_REFERABLE
             | TYPE_BASE
             | TYPE_METHOD,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct cache),
    .repr = show,
    .get_attribute = get_attribute,
    .set_attribute = set_attribute,
    .call = call,
    .construct = construct,
    .clear = clear,
    .bind = bind,
    .methods = methods,
    .getters = getters,
    .documentation = "Create a cached callable that wraps another function.",
};
