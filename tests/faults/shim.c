/* A disk that fails, a process that dies and a record of every write, under libc (LD_PRELOAD).
 *
 * Only files under the given folders are touched. Operations of the chosen classes are counted;
 * at the chosen one the process is killed before, in the middle of or after it, or the operation
 * fails. What was done can be recorded with its data, for power_cut.py. While armed, nothing is
 * really flushed: a kill keeps the page cache, and the cut is played from the record.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* Classes of operations; the same numbers stand in shim.py. */
enum { WRITE = 1, CUT = 2, SYNC = 4, NAME = 8, READ = 16, OPEN = 32 };
/* What happens at the chosen operation. */
enum { NOTHING, KILL_BEFORE, KILL_MIDDLE, KILL_AFTER, FAIL_ONCE, FAIL_ON, SHORT_ONCE, SHORT_ON };
/* Kinds of entries in the record. */
enum { E_WRITE = 1, E_CUT, E_SYNC, E_LOST_SYNC, E_CREATE, E_RENAME, E_UNLINK, E_LINK, E_MKDIR,
       E_RMDIR, E_MARK };

struct plan {
    char folders[4][PATH_MAX];
    int armed, what, error, classes, record;
    long at, count;
};
static struct plan plan;

struct entry {
    uint32_t kind, error;
    uint64_t file, offset, size;
    uint32_t first, second; /* lengths of two paths behind this header, before the data */
};

#define REAL(name, type) \
    static __typeof__(type) real; \
    if (!real) real = (__typeof__(type))dlsym(RTLD_NEXT, name)

void shim_arm(const char *folders, int record, int classes, long at, int what, int error) {
    memset(&plan, 0, sizeof plan);
    for (int i = 0; i < 4 && *folders; i++) { /* separated by newlines */
        size_t length = strcspn(folders, "\n");
        memcpy(plan.folders[i], folders, length);
        folders += length + (folders[length] == '\n');
    }
    plan.record = record;
    plan.classes = classes;
    plan.at = at;
    plan.what = what;
    plan.error = error;
    plan.armed = 1;
}

long shim_disarm(void) {
    plan.armed = 0;
    return plan.count;
}

/* The disk is well again; the record goes on. */
void shim_heal(void) { plan.what = NOTHING; }

static int ours(const char *path) {
    for (int i = 0; i < 4 && plan.folders[i][0]; i++) {
        size_t length = strlen(plan.folders[i]);
        if (!strncmp(path, plan.folders[i], length) && (!path[length] || path[length] == '/'))
            return 1;
    }
    return 0;
}

static int our_fd(int fd) {
    char link[64], path[PATH_MAX];
    if (!plan.armed || fd < 0 || fd == plan.record) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return ours(path);
}

/* The absolute path of a name, or NULL where it is none of ours. */
static const char *our_path(int folder, const char *name, char *path) {
    if (!plan.armed || !name) return NULL;
    if (name[0] == '/' || folder == AT_FDCWD) {
        snprintf(path, PATH_MAX, "%s", name); /* stations' paths are absolute */
    } else {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX / 2);
        if (length <= 0) return NULL;
        snprintf(path + length, PATH_MAX - length, "/%s", name);
    }
    return ours(path) ? path : NULL;
}

static void put(const void *data, size_t size) {
    const char *from = data;
    while (size) {
        ssize_t done = syscall(SYS_write, plan.record, from, size);
        if (done <= 0) abort();
        from += done;
        size -= done;
    }
}

static void note(int kind, uint64_t file, uint64_t offset, uint64_t size, const char *first,
                 const char *second, const void *data) {
    if (plan.record < 0) return;
    int kept = errno;
    struct entry entry = {kind, 0, file, offset, size, first ? strlen(first) : 0,
                          second ? strlen(second) : 0};
    put(&entry, sizeof entry);
    if (first) put(first, entry.first);
    if (second) put(second, entry.second);
    if (data) put(data, size);
    errno = kept;
}

static uint64_t inode(int fd) {
    struct stat found;
    return fstat(fd, &found) ? 0 : found.st_ino;
}

static uint64_t inode_of(const char *path) {
    struct stat found;
    return lstat(path, &found) ? 0 : found.st_ino;
}

void shim_mark(long number) { note(E_MARK, number, 0, 0, NULL, NULL, NULL); }

static _Noreturn void die(void) {
    syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
    for (;;) pause();
}

/* Counts an operation; says what is to become of it: 0 do it, 1 fail, 2 do half of it and then
 * fail or die, 3 do half, 4 do it and die. */
enum { DO, FAIL, HALF_THEN, HALF, DO_AND_DIE };
static int fate(int class) {
    if (!(plan.classes & class)) return DO;
    long now = ++plan.count;
    if (now < plan.at || plan.what == NOTHING || plan.at == 0) return DO;
    if (now > plan.at) {
        if (plan.what != FAIL_ON && plan.what != SHORT_ON) return DO;
        errno = plan.error;
        return FAIL;
    }
    switch (plan.what) {
    case KILL_BEFORE:
        die();
    case KILL_MIDDLE:
        if (class != WRITE) die();
        return HALF_THEN;
    case KILL_AFTER:
        return DO_AND_DIE;
    case SHORT_ONCE:
        return class == WRITE ? HALF : DO;
    case SHORT_ON:
        if (class == WRITE) return HALF_THEN;
    }
    errno = plan.error;
    return FAIL;
}

static long settle(int fated, long done) {
    if (fated == DO_AND_DIE || (fated == HALF_THEN && plan.what == KILL_MIDDLE)) die();
    return done;
}

static size_t part(int fated, size_t size) {
    return (fated == HALF || fated == HALF_THEN) && size > 1 ? size * 5 / 11 : size;
}

/* --- bytes ---------------------------------------------------------------------------------- */

static ssize_t bytes_at(int fd, const void *data, size_t size, off_t offset) {
    REAL("pwrite64", ssize_t (*)(int, const void *, size_t, off_t));
    if (!our_fd(fd)) return real(fd, data, size, offset);
    int fated = fate(WRITE);
    if (fated == FAIL) return -1;
    ssize_t done = real(fd, data, part(fated, size), offset);
    if (done > 0) note(E_WRITE, inode(fd), offset, done, NULL, NULL, data);
    return settle(fated, done);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) {
    return bytes_at(fd, data, size, offset);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset) {
    return bytes_at(fd, data, size, offset);
}

ssize_t write(int fd, const void *data, size_t size) {
    REAL("write", ssize_t (*)(int, const void *, size_t));
    if (!our_fd(fd)) return real(fd, data, size);
    int fated = fate(WRITE);
    if (fated == FAIL) return -1;
    struct stat found;
    int appends = (fcntl(fd, F_GETFL) & O_APPEND) && !fstat(fd, &found);
    off_t offset = appends ? found.st_size : lseek(fd, 0, SEEK_CUR);
    ssize_t done = real(fd, data, part(fated, size));
    if (done > 0) note(E_WRITE, inode(fd), offset, done, NULL, NULL, data);
    return settle(fated, done);
}

/* Several buffers at once are written one by one. */
ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL("writev", ssize_t (*)(int, const struct iovec *, int));
    if (!our_fd(fd) || count < 1) return real(fd, parts, count);
    return write(fd, parts[0].iov_base, parts[0].iov_len);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
    REAL("pwritev64", ssize_t (*)(int, const struct iovec *, int, off_t));
    if (!our_fd(fd) || count < 1) return real(fd, parts, count, offset);
    return bytes_at(fd, parts[0].iov_base, parts[0].iov_len, offset);
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) {
    return pwritev(fd, parts, count, offset);
}

/* Copies inside the kernel are declined, so that the caller writes and is seen. */
ssize_t sendfile64(int to, int from, off64_t *offset, size_t size) {
    REAL("sendfile64", ssize_t (*)(int, int, off64_t *, size_t));
    if (!our_fd(to)) return real(to, from, offset, size);
    errno = EINVAL;
    return -1;
}
ssize_t sendfile(int to, int from, off_t *offset, size_t size) {
    return sendfile64(to, from, offset, size);
}
ssize_t copy_file_range(int from, off64_t *a, int to, off64_t *b, size_t size, unsigned flags) {
    REAL("copy_file_range", ssize_t (*)(int, off64_t *, int, off64_t *, size_t, unsigned));
    if (!our_fd(to)) return real(from, a, to, b, size, flags);
    errno = ENOSYS;
    return -1;
}

ssize_t read(int fd, void *data, size_t size) {
    REAL("read", ssize_t (*)(int, void *, size_t));
    if ((plan.classes & READ) && our_fd(fd) && fate(READ) == FAIL) return -1;
    return real(fd, data, size);
}
static ssize_t read_at(int fd, void *data, size_t size, off_t offset) {
    REAL("pread64", ssize_t (*)(int, void *, size_t, off_t));
    if ((plan.classes & READ) && our_fd(fd) && fate(READ) == FAIL) return -1;
    return real(fd, data, size, offset);
}
ssize_t pread(int fd, void *data, size_t size, off_t offset) {
    return read_at(fd, data, size, offset);
}
ssize_t pread64(int fd, void *data, size_t size, off64_t offset) {
    return read_at(fd, data, size, offset);
}

/* --- lengths and flushing ------------------------------------------------------------------- */

static int cut(int fd, off_t size) {
    REAL("ftruncate64", int (*)(int, off_t));
    if (!our_fd(fd)) return real(fd, size);
    int fated = fate(CUT);
    if (fated == FAIL) return -1;
    int done = real(fd, size);
    if (!done) note(E_CUT, inode(fd), size, 0, NULL, NULL, NULL);
    return settle(fated, done);
}
int ftruncate(int fd, off_t size) { return cut(fd, size); }
int ftruncate64(int fd, off64_t size) { return cut(fd, size); }

static int reserve(int fd) {
    (void)fd;
    errno = EOPNOTSUPP; /* the caller then writes instead */
    return -1;
}
int fallocate(int fd, int mode, off_t offset, off_t size) {
    REAL("fallocate64", int (*)(int, int, off_t, off_t));
    return our_fd(fd) ? reserve(fd) : real(fd, mode, offset, size);
}
int fallocate64(int fd, int mode, off64_t offset, off64_t size) {
    return fallocate(fd, mode, offset, size);
}

static int flush(int fd) {
    int fated = fate(SYNC);
    if (fated == FAIL) {
        /* The kernel then takes the pages for clean: a later flush brings nothing back. */
        note(E_LOST_SYNC, inode(fd), 0, 0, NULL, NULL, NULL);
        return -1;
    }
    note(E_SYNC, inode(fd), 0, 0, NULL, NULL, NULL);
    return settle(fated, 0);
}
int fsync(int fd) {
    REAL("fsync", int (*)(int));
    return our_fd(fd) ? flush(fd) : real(fd);
}
int fdatasync(int fd) {
    REAL("fdatasync", int (*)(int));
    return our_fd(fd) ? flush(fd) : real(fd);
}
/* Promises nothing after a power cut, so it is none of the record's business. */
int sync_file_range(int fd, off64_t offset, off64_t size, unsigned flags) {
    REAL("sync_file_range", int (*)(int, off64_t, off64_t, unsigned));
    return our_fd(fd) ? 0 : real(fd, offset, size, flags);
}

/* --- names ---------------------------------------------------------------------------------- */

static int opened(int folder, const char *name, int flags, mode_t mode) {
    REAL("openat64", int (*)(int, const char *, int, ...));
    char path[PATH_MAX];
    if (!our_path(folder, name, path)) return real(folder, name, flags, mode);
    int nameless = (flags & O_TMPFILE) == O_TMPFILE;
    uint64_t before = inode_of(path);
    int makes = nameless || ((flags & O_CREAT) && !before);
    int cuts = before && (flags & O_TRUNC);
    int fated = fate(makes ? NAME : cuts ? CUT : OPEN);
    if (fated == FAIL) return -1;
    int fd = real(folder, name, flags, mode);
    if (fd >= 0 && makes) note(E_CREATE, inode(fd), 0, 0, nameless ? "" : path, NULL, NULL);
    if (fd >= 0 && cuts) note(E_CUT, inode(fd), 0, 0, NULL, NULL, NULL);
    return settle(fated, fd);
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }
int open(const char *name, int flags, ...) { MODE(flags) return opened(AT_FDCWD, name, flags, mode); }
int open64(const char *name, int flags, ...) { MODE(flags) return opened(AT_FDCWD, name, flags, mode); }
int openat(int folder, const char *name, int flags, ...) { MODE(flags) return opened(folder, name, flags, mode); }
int openat64(int folder, const char *name, int flags, ...) { MODE(flags) return opened(folder, name, flags, mode); }
int creat(const char *name, mode_t mode) { return opened(AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *name, mode_t mode) { return creat(name, mode); }

static int two_names(int kind, int a, const char *from, int b, const char *to, unsigned flags) {
    char first[PATH_MAX], second[PATH_MAX];
    long call = kind == E_LINK ? SYS_linkat : SYS_renameat2;
    int ours_too = our_path(a, from, first) != NULL;
    if (!our_path(b, to, second) && !ours_too) return syscall(call, a, from, b, to, flags);
    int fated = fate(NAME);
    if (fated == FAIL) return -1;
    uint64_t file = inode_of(first);
    int done = syscall(call, a, from, b, to, flags);
    if (!done) note(kind, file, 0, 0, first, second, NULL);
    return settle(fated, done);
}
int rename(const char *from, const char *to) { return two_names(E_RENAME, AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int a, const char *from, int b, const char *to) { return two_names(E_RENAME, a, from, b, to, 0); }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) {
    return two_names(E_RENAME, a, from, b, to, flags);
}
int link(const char *from, const char *to) { return two_names(E_LINK, AT_FDCWD, from, AT_FDCWD, to, 0); }
int linkat(int a, const char *from, int b, const char *to, int flags) { return two_names(E_LINK, a, from, b, to, flags); }

static int gone(int folder, const char *name, int flags) {
    char path[PATH_MAX];
    if (!our_path(folder, name, path)) return syscall(SYS_unlinkat, folder, name, flags);
    uint64_t file = inode_of(path);
    if (!file) { /* no operation on the disk */
        errno = ENOENT;
        return -1;
    }
    int fated = fate(NAME);
    if (fated == FAIL) return -1;
    int done = syscall(SYS_unlinkat, folder, name, flags);
    if (!done) note(flags & AT_REMOVEDIR ? E_RMDIR : E_UNLINK, file, 0, 0, path, NULL, NULL);
    return settle(fated, done);
}
int unlink(const char *name) { return gone(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return gone(AT_FDCWD, name, AT_REMOVEDIR); }
int unlinkat(int folder, const char *name, int flags) { return gone(folder, name, flags); }

int mkdirat(int folder, const char *name, mode_t mode) {
    char path[PATH_MAX];
    if (!our_path(folder, name, path)) return syscall(SYS_mkdirat, folder, name, mode);
    if (inode_of(path)) {
        errno = EEXIST;
        return -1;
    }
    int fated = fate(NAME);
    if (fated == FAIL) return -1;
    int done = syscall(SYS_mkdirat, folder, name, mode);
    if (!done) note(E_MKDIR, inode_of(path), 0, 0, path, NULL, NULL);
    return settle(fated, done);
}
int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }

/* What the program does not call today; a test must not miss it the day it does. */
static int unknown(const char *call) {
    fprintf(stderr, "shim.c does not model %s\n", call);
    abort();
}
int symlink(const char *to, const char *name) {
    char path[PATH_MAX];
    return our_path(AT_FDCWD, name, path) ? unknown("symlink")
                                          : syscall(SYS_symlinkat, to, AT_FDCWD, name);
}
int truncate64(const char *name, off64_t size) {
    char path[PATH_MAX];
    return our_path(AT_FDCWD, name, path) ? unknown("truncate") : syscall(SYS_truncate, name, size);
}
int posix_fallocate64(int fd, off64_t offset, off64_t size) {
    REAL("posix_fallocate64", int (*)(int, off64_t, off64_t));
    return our_fd(fd) ? unknown("posix_fallocate") : real(fd, offset, size);
}
