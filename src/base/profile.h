/*
 * profile: how one version of CPython differs from another, as data.
 *
 * Every difference in counts, sizes and constants between CPython 3.8 and
 * 3.13 is a field here.  What is no more than the words of a message, or a
 * name that came with a version (struct since, heap/type.h), is told by
 * `minor` where it stands.  The values were measured on real interpreters (see
 * README, "How counts are checked").
 */
#ifndef REFSTEP_BASE_PROFILE_H
#define REFSTEP_BASE_PROFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is immortal (count never changes; PEP 683). */
enum profile_immortal {
    PROFILE_IMMORTAL_NOTHING,      /* up to 3.11 */
    PROFILE_IMMORTAL_ALL_INTERNED, /* 3.12: with every interned string */
    PROFILE_IMMORTAL_NAMES         /* 3.13: interned only when a name */
};

/* Where the method cache has the entry of a type and a name. */
enum profile_name_cache {
    PROFILE_NAME_CACHE_BY_TEXT,   /* equal names share it */
    PROFILE_NAME_CACHE_BY_OBJECT, /* each str has its own */
    PROFILE_NAME_CACHE_LATE       /* … and another one when the type has not
                                     been looked up since it changed */
};

enum profile_spread_dict {
    PROFILE_SPREAD_SAME,    /* f(**d) holds d itself during the call */
    PROFILE_SPREAD_COPY,    /* holds a copy */
    PROFILE_SPREAD_CONSUMED /* holds nothing while the body runs */
};

/* Which code that can never run still leaves constants in co_consts. */
enum profile_dead_code {
    PROFILE_DEAD_AFTER_RETURN,
    PROFILE_DEAD_IF_0,
    PROFILE_DEAD_NONE
};

/* Which code keeps the names of its variables as tuples: co_varnames … */
enum profile_code_names {
    PROFILE_NAMES_IN_CODE,  /* from the beginning */
    PROFILE_NAMES_MADE,     /* 3.11: each time they are asked for */
    PROFILE_NAMES_CACHED    /* made when first asked for */
};

/* list_resize (Objects/listobject.c). */
enum profile_list_growth { PROFILE_GROWTH_3_8, PROFILE_GROWTH_3_9 };

/* How reports show what failed on a line of source. */
enum profile_marks {
    PROFILE_MARKS_NONE,
    PROFILE_MARKS_LINE, /* the first line, marked (3.11, 3.12) */
    PROFILE_MARKS_LINES /* all lines, marked, calls too (3.13); the module
                           traceback does it also for the interpreter */
};

/* What reports say about misspelt names. */
enum profile_advice {
    PROFILE_ADVICE_NONE,
    PROFILE_ADVICE_NAMES, /* a similar name; the interpreter only */
    PROFILE_ADVICE_MORE,  /* also self.name, names in modules, and modules to
                             import; the module traceback as well */
    PROFILE_ADVICE_JOINED /* local, global and built-in names are one list,
                             private attributes are for methods only */
};

struct profile {
    const char *name; /* "3.12" */
    int minor;        /* 12; for messages and names of types only */
    int micro;        /* of the release that was measured: 3.12.1 */

    /* calls */
    bool caller_keeps_args;     /* the caller's stack holds each argument */
    bool frame_holds_function;  /* the running frame holds its function */
    bool generator_holds_function;
    bool ended_generator_linked; /* the frame of a generator that has ended
                                    refers to the one that resumed it */
    bool close_keeps_function;
    bool close_unstarted_keeps_args;
    bool partial_vectorcall;    /* functools.partial can be called with
                                   arguments side by side */
    bool vectorcall_inherited;  /* classes that leave __call__ alone are called
                                   as their base is */
    bool partial_unfolds_derived; /* a partial of an object of a class derived
                                     from partial calls that one's function */
    bool spread_tuple_lives;    /* f(*t): the tuple is held during the call */
    int star_call_function_refs;
    enum profile_spread_dict spread_dict;
    bool getattr_hook_extra;
    enum profile_name_cache name_cache;
    bool str_call_extra;
    int comp_iterator_extra;
    int list_call_iterator_extra;
    bool exc_state_holds_traceback;
    bool attribute_error_keeps_object;
    bool set_error_keeps_object; /* the same when an attribute is set */
    bool import_error_name_from;  /* ImportError.name_from */
    bool exceptions_have_notes; /* add_note() */
    bool set_name_fails_from;   /* RuntimeError from what __set_name__ raised,
                                   which later gets a note instead */
    bool mapping_keys_binds;    /* a mapping's keys is bound to be called */
    bool messages_are_static;   /* texts of errors that are kept are part of
                                   the interpreter */
    enum profile_marks report_marks;
    enum profile_advice report_advice;
    bool report_by_module;      /* the module traceback tells what nobody
                                   caught */
    bool report_holds_both_origins; /* whoever tells the cause of an exception
                                   holds its context, too */
    bool ignored_tells_frame;   /* what is ignored and has no traceback is
                                   told with the frame that runs */
    const char *exit_heading;   /* of what is ignored at the end; NULL: as if
                                   nobody caught it */
    bool exit_heading_has_colon; /* … before the function, not after it */
    bool syntax_errors_are_plain; /* few words about what is wrong */
    bool report_names_main;     /* reports name classes __main__.E … */
    bool report_qualifies_names; /* … by their __qualname__ */
    bool splits_by_callable;    /* e.split(f), f being no function */
    bool with_needs_protocol;   /* TypeError for what is no manager */
    bool locals_snapshot;
    bool exec_holds_locals;     /* exec() holds the local names of the text */
    bool args_die_last_first;   /* order in which temporary arguments die */
    bool comprehension_frames;
    bool c_calls_count_depth;   /* a comparison or a call of a built-in
                                   function is one level of recursion more */
    bool print_packs_arguments; /* print() holds a tuple of its arguments */
    bool sort_runs_through_equals; /* list.sort: a run that goes down may have
                                   equal items */
    bool sort_merges_by_power;  /* … and runs are merged by powersort */
    bool contains_asks_item;    /* x in [a] asks a == x, else x == a */
    bool view_sets_know_hashes; /* d.keys() - x makes a set of d, and
                                   d.keys() & x none of x */
    bool item_views_flip_at_once; /* d.items() ^ e.items() makes no set of
                                     either */
    bool set_flip_holds;        /* s ^= t holds t meanwhile */
    bool set_subtract_intersects; /* s -= t holds t, or what both have if t is
                                   much larger */
    bool ordered_compare_holds; /* comparing OrderedDicts holds two keys */
    bool list_order_holds;      /* [a] < [b] holds the two items while it asks
                                   a < b */
    bool set_lookup_holds;      /* what one set does with another holds each
                                   item of the other */
    bool intersection_stops;    /* set.intersection(list) once it has all of
                                   the set */
    bool subset_intersects;     /* set.issubset(list) makes a set of what is in
                                   both, not of the whole list */
    bool superset_asks_each;    /* set.issuperset(list) makes no set of it */
    bool dict_set_holds;        /* d[k] = v holds both while it asks k for its
                                   hash */
    /* The adaptive interpreter: calls that move their operands once warm. */
    int warm_rounds;            /* entries and jumps back of a code object after
                                   which its instructions are; 0: each after
                                   its first execution */
    bool warm_getitem;          /* o[x] */
    bool warm_str;              /* str(o): without a tuple */
    bool warm_property;         /* o.x of a property, or by __getattribute__ */
    bool warm_init;             /* C(x): __init__ */
    bool max_packs_arguments;   /* min() and max() hold a tuple and a dict of
                                   their arguments */
    bool dir_packs_argument;    /* dir() holds a tuple of its argument */
    bool throw_packs_arguments; /* generator.throw() holds a tuple of its
                                   arguments */
    bool send_moves_value;      /* `yield from` does not hold what it sends on
                                   to a generator */
    bool throw_links_frame;     /* a generator that hands throw() on to another
                                   counts as running */
    bool sum_compensates;       /* sum() of floats keeps what is rounded off */

    /* constants */
    int display_tuple_min;      /* [1, 2, 3] is one constant tuple from this
                                   many constants on; 0: never */
    bool drops_unused_constants;
    enum profile_dead_code dead_code;
    int bytes_arena;            /* the parser's references to a bytes literal */
    bool docstring_cleaned;
    bool default_constants_stay; /* constants folded into a tuple of defaults
                                    stay in co_consts one by one too */
    bool empty_frozenset_shared;
    bool reversed_keeps_list;   /* an exhausted reversed(list) still holds the
                                   list */
    bool set_reuses_dummies;    /* a new member takes the place of a removed
                                   one (not in 3.9) */
    bool dict_sized_by_bits;    /* dict tables: the power of two above what is
                                   wanted, 8 at least, as bit_length tells it,
                                   and a copy into an empty dict takes over the
                                   table */
    bool slice_hashable;
    enum profile_code_names code_keeps_names;
    bool functions_have_type_params; /* f.__type_params__ (PEP 695) */
    bool ordered_pop_asks_class; /* OrderedDict.pop and popitem use the methods
                                    of a derived class */
    bool list_pop_clears;       /* pop() of the last item frees the array */
    bool del_item_keeps_room;   /* del list[i] never shrinks the array */
    bool list_call_asks_length; /* list(o) asks len(o) before iter(o), and
                                   again after it */
    bool list_resized_for_tables; /* list(s) of a set, dict or view makes room
                                   as append does */

    /* immortality */
    enum profile_immortal immortal;
    const char *twin_characters; /* each of these, used as a name or constant,
                                   is another object than the one-character
                                   string that indexing gives */
    uint64_t static_base;       /* 3.11: small values start at this count */

    /* objects */
    bool instance_dict_shares_values; /* a dict that is asked for later has the
                                   values where the instance has them */
    bool instance_dict_eager;
    bool type_copies_keywords;     /* type(name, bases, dict, **kw) lays its
                                      arguments out and gathers them again */
    bool values_need_plain_object; /* attributes are kept as values only where
                                      no __slots__ come before them */
    bool lookups_hold_methods;     /* C code holds the __get__ that it calls */
    bool set_attribute_holds_type; /* while code of the scene sets o.x, C code
                                      holds the type of o */
    bool managed_weak_references; /* weak references to an instance take no
                                     place of their own beside its dict's */
    bool instance_block_shrinks; /* values lie in the block of the instance,
                                    which has room for one less each time */
    bool and_or_test_a_copy;     /* `a and b` asks whether a is true while a
                                    is on the stack twice */
    bool exit_attrs_before_items;

    /* what has come since 3.8 */
    bool code_knows_qualified_name; /* co_qualname */
    bool object_has_getstate;   /* object.__getstate__ */
    bool static_methods_wrap;   /* staticmethod and classmethod look like
                                   what they wrap; the first is called */
    bool annotations_not_inherited; /* C.__annotations__ of a class */
    bool memoryview_iterator;   /* a type of its own for them */
    bool ascii_iterator;        /* … and for ASCII strings */
    bool dict_unions;           /* d | e and d |= e */
    bool type_unions;           /* int | str */
    bool builtin_generics;      /* list[int] of built-in types */
    bool random_bits_may_be_none; /* getrandbits(0) */
    bool syntax_errors_know_end; /* where the mistake ends */
    bool from_address_in_metatype; /* of the types of ctypes */

    /* the collector */
    int gc_threshold;
    int gc_startup_objects;       /* about how many it knows before a scene
                                     begins */
    bool gc_runs_in_allocation;
    bool gc_callback_arguments_built; /* a call of gc.callbacks holds its two
                                     arguments once more */
    bool resurrection_keeps_all;  /* garbage of which something has come back
                                     to life is kept as a whole */
    bool constant_tuples_tracked; /* gc.is_tracked((1, 2)) of a literal in a
                                     short scene: whether no collection has
                                     run since it was compiled */

    /* the end of the program */
    bool traceback_collects;    /* printing one imports so much that a
                                   collection runs */
    bool atexit_holds_function; /* while it is called, once more */
    int startup_generation;     /* in which the names of __main__ are before
                                   the scene begins */

    /* weak references */
    bool weakref_types_in_module; /* weakref.ReferenceType, not weakref */
    bool weakref_counts_arguments; /* words of the message for r(1) */
    bool weak_callbacks_listed; /* a list holds the callbacks to call, also
                                   when it is only one */
    bool proxy_compare_holds;   /* a proxy that is compared holds what it
                                   means */
    bool proxy_repr_quotes;     /* repr() of a proxy: "; to 'C' at" */

    /* sizes in bytes, as sys.getsizeof gives them */
    int int0_size;
    int str_base;               /* ASCII str: this + length */
    int str_derived_base;       /* of a class derived from str: this + width *
                                   (length + 1) */
    int str_wide_base;          /* 2 or 4 bytes a character: this + width *
                                   (length + 1) */
    int str_latin1_base;        /* Latin-1 beyond ASCII: this + length */
    int str_latin1_one;         /* one such character: static from 3.12 on,
                                   with its UTF-8 */
    int function_size;
    int generator_size;         /* without its variables and its stack */
    int generator_slot_size;    /* for each of these; 0: they are elsewhere */
    int type_size;              /* of a built-in type */
    int class_size;             /* of a class of a scene, with shared keys */
    int class_keys_size;        /* those */
    int instance_size;
    int dict_base;              /* a dict with a table, without the table's
                                   indices and entries */
    int str_key_entry;          /* bytes an entry of a table of str keys */
    int empty_dict_call;        /* dict() */
    int map_size, zip_size, enumerate_size;
    int range_iterator_size;
    int property_size;
    bool getters_vectorcall;    /* operator.itemgetter and attrgetter know a
                                   faster way to be called: 8 bytes more */
    bool methodcaller_keeps_name; /* operator.methodcaller holds the name of the
                                   method before the arguments, too */
    bool bytes_order_optional;  /* (5).to_bytes() */
    int deque_base;             /* collections.deque without its blocks */
    bool collections_types_mortal; /* defaultdict is a heap type */
    bool ordered_pop_packs;     /* OrderedDict.pop has a tuple of its
                                   arguments … */
    bool ordered_pop_asks_twice; /* … and looks for the value before it removes
                                   the entry */
    bool ordered_dict_shows_dict; /* OrderedDict({…}), not ([(…), …]) */
    bool ordered_iterators_pair; /* all iterators of an OrderedDict hold a pair
                                   to be given again, those of items only */
    int itertools_state_size;   /* more bytes in some iterators of itertools,
                                   which know their module */
    bool pairwise_keeps_pair;   /* itertools.pairwise gives its last tuple again
                                   where nobody else holds it */
    bool batched_strict;        /* itertools.batched(strict=…) */
    int exception_size;         /* of ValueError() */
    int weakref_size;
    int generator_least_stack;  /* places of the stack that a generator has in
                                   any case */
    enum profile_list_growth list_growth;
    bool list_presize_even;     /* list(iterable): rounded up to 2 */
    int set_display_five;       /* getsizeof({1, 2, 3, 4, 5}) */
    size_t pool_size, arena_size;

    /* hashing */
    int siphash_c, siphash_d;   /* rounds of SipHash for str and bytes */
    bool nan_hash_is_identity;  /* else every NaN hashes to 0 */

    /* formatting */
    bool format_zero_pads_str;  /* format('a', '05') is allowed */
    bool format_coerces_zero;   /* the flag 'z' (PEP 682) */
    bool format_names_culprit;  /* "Invalid format specifier 'x' for …" */

    /* words of messages */
    const char *integer_modulo_by_zero; /* 1 % 0 */
    const char *float_modulo_by_zero;   /* 1.0 % 0 */
    const char *float_floor_by_zero;    /* 1.0 // 0 */
    const char *digit_limit;    /* "4300 digits": int and str conversions */
    const char *a_real_number;  /* what %d, int() and float() ask for */
    bool functions_named_with_owner; /* str.join(), not join() */
    bool functions_named_qualified; /* C.m() misses an argument, not m() */
    bool advises_keywords;      /* "Did you mean" for a keyword argument */
    bool complex_refuses;       /* complex has words of its own for what it
                                   cannot do: //, %, int(), float() */
};

/* Returns the profile of a version ("3.8" … "3.13"), or NULL if there is
 * none.  The storage is static. */
const struct profile *profile_find(const char *name);

/* Returns the default profile (3.12). */
const struct profile *profile_default(void);

/* Returns profile number index, oldest first, or NULL past the last. */
const struct profile *profile_at(size_t index);

#endif
