#include "picture/picture.h"

void
picture_release(struct picture *picture)
{
    arena_release(&picture->arena);
    picture->boxes = NULL;
    picture->box_count = 0;
}

const struct picture_box *
picture_find(const struct picture *picture, node_id node)
{
    for (size_t i = 0; i < picture->box_count; i++)
        if (picture->boxes[i].node == node)
            return &picture->boxes[i];
    return NULL;
}
