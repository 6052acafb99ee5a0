/* What stands before mypyc's misc_ops.c (tools/build.py puts it there): starting 200 modules and
   13,000 literals, cheaper than mypyc's runtime asks the host for them. */

#include "CPy.h"
#ifdef __linux__
#include <sys/mman.h>
#endif

/* --- modules ---------------------------------------------------------------------------------- */

/* The locks of importlib's, which are Python code, keep apart threads that import the same module:
   a process with one thread need not ask for them, not for each module and not for the package
   that it is in. */
static int rt_alone(void)
{
    return PyThreadState_Next(PyInterpreterState_ThreadHead(PyInterpreterState_Get())) == NULL;
}

static int rt_acquire(CPyModuleLockAPI *api, PyObject *name, PyObject **lock)
{
    if (!rt_alone())
        return CPyImport_AcquireLock(api, name, lock);
    *lock = NULL;
    return CPY_LOCK_ACQUIRED;
}

static PyObject *rt_import(PyObject *name)
{
    PyObject *module = rt_alone() ? PyDict_GetItemWithError(PyImport_GetModuleDict(), name) : NULL;
    if (module == NULL || module == Py_None)
        return PyErr_Occurred() ? NULL : PyImport_Import(name);
    Py_INCREF(module);
    return module;
}

/* `from name import ...`: the module, when it is loaded and not a package, whose names may be
   modules still to be loaded. */
static PyObject *rt_import_from(PyObject *name, PyObject *globals, PyObject *locals,
                                PyObject *names, int level)
{
    PyObject *module = rt_alone() ? PyDict_GetItemWithError(PyImport_GetModuleDict(), name) : NULL;
    if (module != NULL && PyModule_CheckExact(module)
        && PyDict_GetItemString(PyModule_GetDict(module), "__path__") == NULL) {
        Py_INCREF(module);
        return module;
    }
    if (PyErr_Occurred())
        return NULL;
    return PyImport_ImportModuleLevelObject(name, globals, locals, names, level);
}

static PyObject *rt_getattr(PyObject *object, PyObject *name)
{
    if (PyModule_CheckExact(object)) {
        PyObject *value = PyDict_GetItemWithError(PyModule_GetDict(object), name);
        if (value != NULL) {
            Py_INCREF(value);
            return value;
        }
        if (PyErr_Occurred())
            return NULL;
    }
    return PyObject_GetAttr(object, name);
}

/* A module with its functions; the host would set each as any attribute. */
PyObject *rt_module_create(PyModuleDef *def)
{
    PyMethodDef *functions = def->m_methods;
    def->m_methods = NULL;
    PyObject *module = PyModule_Create2(def, PYTHON_API_VERSION);
    def->m_methods = functions;
    if (module == NULL || functions == NULL)
        return module;
    PyObject *dict = PyModule_GetDict(module);
    PyObject *name = PyModule_GetNameObject(module);
    int result = name == NULL ? -1 : 0;
    for (; result == 0 && functions->ml_name != NULL; functions++) {
        PyObject *function = PyCFunction_NewEx(functions, module, name);
        PyObject *key = PyUnicode_FromString(functions->ml_name);
        result = function && key ? PyDict_SetItem(dict, key, function) : -1;
        Py_XDECREF(function);
        Py_XDECREF(key);
    }
    Py_XDECREF(name);
    if (result < 0)
        Py_CLEAR(module);
    return module;
}

/* --- literals --------------------------------------------------------------------------------- */

/* Text is not interned: hashing all of it at once is a tenth of a start, and each literal is one
   object for the whole library anyway. */
static PyObject *rt_literal(const char *text, Py_ssize_t size, const char *errors)
{
    int other = size < 2;
    for (Py_ssize_t i = 0; i < size; i++)
        other |= text[i] & 0x80;
    if (other)
        return PyUnicode_DecodeUTF8(text, size, errors);
    PyObject *result = PyUnicode_New(size, 127);
    if (result != NULL)
        memcpy(PyUnicode_1BYTE_DATA(result), text, size);
    return result;
}

/* --- memory ----------------------------------------------------------------------------------- */

#ifdef MADV_HUGEPAGE
/* A process that is rt's own takes its memory in huge pages: it touches thousands of small ones
   before the first line of a program runs, each of which the kernel has to be asked for. */
#define RT_HUGE ((size_t)2 << 20)
static PyObjectArenaAllocator rt_arenas;
static char *rt_free_arena;

static void *rt_huge(size_t size)
{
    /* Room for an aligned block; what is left at the ends goes back. */
    char *memory = mmap(NULL, size + RT_HUGE, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return NULL;
    char *block = (char *)(((uintptr_t)memory + RT_HUGE - 1) & ~(uintptr_t)(RT_HUGE - 1));
    if (block > memory)
        munmap(memory, block - memory);
    munmap(block + size, memory + RT_HUGE - block);
    madvise(block, size, MADV_HUGEPAGE);
    return block;
}

static void *rt_arena(void *context, size_t size)
{
    if (size * 2 != RT_HUGE)
        return rt_arenas.alloc(context, size);
    char *arena = rt_free_arena;
    rt_free_arena = NULL;
    if (arena == NULL) {
        arena = rt_huge(RT_HUGE);
        if (arena != NULL)
            rt_free_arena = arena + size;
    }
    return arena;
}

static void rt_use_huge_pages(void)
{
    if (PySys_GetObject("rt_run") == NULL)
        return;
    PyObject_GetArenaAllocator(&rt_arenas);
    PyObjectArenaAllocator arenas = rt_arenas;
    arenas.alloc = rt_arena;
    PyObject_SetArenaAllocator(&arenas);
}
#else
static void rt_use_huge_pages(void)
{
}
#endif

static int rt_statics(PyObject **statics, const char *const *strings,
                      const char *const *bytestrings, const char *const *ints,
                      const double *floats, const double *complex_numbers, const int *tuples,
                      const int *frozensets);

int CPyStatics_Initialize(PyObject **statics, const char *const *strings,
                          const char *const *bytestrings, const char *const *ints,
                          const double *floats, const double *complex_numbers, const int *tuples,
                          const int *frozensets)
{
    rt_use_huge_pages();
    return rt_statics(statics, strings, bytestrings, ints, floats, complex_numbers, tuples,
                      frozensets);
}

#define CPyStatics_Initialize static rt_statics
#define CPyImport_AcquireLock rt_acquire
#define PyImport_Import rt_import
#define PyImport_ImportModuleLevelObject rt_import_from
#define PyObject_GetAttr rt_getattr
#define PyUnicode_DecodeUTF8 rt_literal
#undef PyUnicode_InternInPlace
#define PyUnicode_InternInPlace(text) ((void)0)
