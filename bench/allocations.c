/* Count the allocations of a CPython process.
 *
 * The three domains' allocators are wrapped: every block that malloc, calloc, or realloc of
 * nothing gives is one more. Objects that come from a free list are not allocated, and not
 * counted.
 */
#include <Python.h>

static PyMemAllocatorEx inner[3];
static unsigned long long blocks;

static void *counted_malloc(void *ctx, size_t size)
{
    PyMemAllocatorEx *own = ctx;
    blocks++;
    return own->malloc(own->ctx, size);
}

static void *counted_calloc(void *ctx, size_t count, size_t size)
{
    PyMemAllocatorEx *own = ctx;
    blocks++;
    return own->calloc(own->ctx, count, size);
}

static void *counted_realloc(void *ctx, void *old, size_t size)
{
    PyMemAllocatorEx *own = ctx;
    blocks += old == NULL;
    return own->realloc(own->ctx, old, size);
}

static void passed_free(void *ctx, void *block)
{
    PyMemAllocatorEx *own = ctx;
    own->free(own->ctx, block);
}

/* Begin to count, for good. */
void count_allocations(void)
{
    static const PyMemAllocatorDomain domains[3] = {
        PYMEM_DOMAIN_RAW, PYMEM_DOMAIN_MEM, PYMEM_DOMAIN_OBJ,
    };
    for (int i = 0; i < 3; i++) {
        PyMemAllocatorEx own = {
            &inner[i], counted_malloc, counted_calloc, counted_realloc, passed_free,
        };
        PyMem_GetAllocator(domains[i], &inner[i]);
        PyMem_SetAllocator(domains[i], &own);
    }
}

unsigned long long allocations(void)
{
    return blocks;
}
