/* SPDX-FileCopyrightText: Steward contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A disk that fails, for LD_PRELOAD. It looks only at files whose path begins with FAULT_DIR and counts their changes (open for writing,
 * write, truncate, sync).
 *   FAULT_AT=n       the change that it happens at, from 1
 *   FAULT_KIND       power: what was not synced is undone or torn, sector by sector, and the process dies
 *                    ENOSPC, EIO: that change fails
 *   FAULT_FOREVER=1  every later change fails too
 *   FAULT_LIE=1      sync does nothing and says it did (to see that the test would notice)
 *   FAULT_SEED       of the choice of what is lost
 *   FAULT_COUNT=file the number of changes seen is written there at exit
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_FD = 1024, SECTOR = 512 };

struct change {
    int file; /* index of the path */
    off_t at;
    size_t size; /* of a write; 0: a truncation */
    off_t size_before;
    unsigned char* before; /* what was there, as far as the file reached */
    size_t before_size;
    unsigned char* after;
    struct change* previous;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char* paths[256];
static int path_count;
static int file_of[MAX_FD]; /* index + 1 */
static struct change* newest;
static long changes;
static int fired;

static int (*real_open)(const char*, int, ...);
static ssize_t (*real_pwrite)(int, const void*, size_t, off_t);
static ssize_t (*real_write)(int, const void*, size_t);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_close)(int);

static void count_out(void)
{
    const char* name = getenv("FAULT_COUNT");
    if (!name)
        return;
    FILE* out = fopen(name, "w");
    if (out) {
        fprintf(out, "%ld\n", changes);
        fclose(out);
    }
}

__attribute__((constructor)) static void prepare(void)
{
    real_open = dlsym(RTLD_NEXT, "open64");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_write = dlsym(RTLD_NEXT, "write");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_close = dlsym(RTLD_NEXT, "close");
    srand(getenv("FAULT_SEED") ? (unsigned)atoi(getenv("FAULT_SEED")) : 1);
    atexit(count_out);
}

static int is_watched(int fd) { return fd >= 0 && fd < MAX_FD && file_of[fd] > 0; }

static void watch(int fd, const char* path)
{
    const char* folder = getenv("FAULT_DIR");
    if (fd < 0 || fd >= MAX_FD || !folder || strncmp(path, folder, strlen(folder)) != 0)
        return;
    /* The index of a WAL is made anew after a crash: SQLite never trusts it. */
    if (strlen(path) > 4 && strcmp(path + strlen(path) - 4, "-shm") == 0)
        return;
    for (int i = 0; i < path_count; ++i) {
        if (strcmp(paths[i], path) == 0) {
            file_of[fd] = i + 1;
            return;
        }
    }
    if (path_count == 256)
        return;
    paths[path_count++] = strdup(path);
    file_of[fd] = path_count;
}

static void remember(int fd, off_t at, const void* data, size_t size)
{
    struct stat now;
    struct change* change = calloc(1, sizeof *change);
    fstat(fd, &now);
    change->file = file_of[fd] - 1;
    change->at = at;
    change->size = size;
    change->size_before = now.st_size;
    const off_t end = size ? at + (off_t)size : now.st_size;
    const off_t reach = end < now.st_size ? end : now.st_size;
    if (reach > at) {
        change->before_size = (size_t)(reach - at);
        change->before = malloc(change->before_size);
        if (pread(fd, change->before, change->before_size, at) < 0)
            change->before_size = 0;
    }
    if (size) {
        change->after = malloc(size);
        memcpy(change->after, data, size);
    }
    change->previous = newest;
    newest = change;
}

static void forget(int file)
{
    for (struct change** link = &newest; *link;) {
        struct change* change = *link;
        if (change->file != file) {
            link = &change->previous;
            continue;
        }
        *link = change->previous;
        free(change->before);
        free(change->after);
        free(change);
    }
}

/* Back to what was synced, newest first; then a random part of what was not, oldest first, by sectors. */
static void lose_power(void)
{
    struct change* oldest = NULL;
    int fds[256];
    for (int i = 0; i < path_count; ++i)
        fds[i] = real_open(paths[i], O_RDWR);
    while (newest) {
        struct change* change = newest;
        newest = change->previous;
        const int fd = fds[change->file];
        if (fd >= 0) {
            if (change->before_size)
                real_pwrite(fd, change->before, change->before_size, change->at);
            real_ftruncate(fd, change->size_before);
        }
        change->previous = oldest;
        oldest = change;
    }
    const int mood = rand() % 4; /* all lost, all kept, and twice some of each */
    for (struct change* change = oldest; change; change = change->previous) {
        const int fd = fds[change->file];
        if (fd < 0 || mood == 0)
            continue;
        if (!change->size) {
            if (mood == 1 || rand() % 2)
                real_ftruncate(fd, change->at);
            continue;
        }
        for (size_t at = 0; at < change->size; at += SECTOR) {
            const size_t part = change->size - at < SECTOR ? change->size - at : SECTOR;
            if (mood == 1 || rand() % 2)
                real_pwrite(fd, change->after + at, part, change->at + (off_t)at);
        }
    }
    kill(getpid(), SIGKILL);
}

/* 0: go on; else the errno to fail with. Called with the lock held. */
static int fate(void)
{
    const char* at = getenv("FAULT_AT");
    const char* kind = getenv("FAULT_KIND");
    ++changes;
    if (!at || !kind || changes < atol(at) || (fired && !getenv("FAULT_FOREVER")))
        return 0;
    fired = 1;
    if (strcmp(kind, "power") == 0)
        lose_power();
    return strcmp(kind, "ENOSPC") == 0 ? ENOSPC : EIO;
}

static int opened(const char* path, int flags, mode_t mode)
{
    if ((flags & O_ACCMODE) == O_RDONLY)
        return real_open(path, flags, mode);
    pthread_mutex_lock(&lock);
    int error = 0;
    const char* folder = getenv("FAULT_DIR");
    if (folder && strncmp(path, folder, strlen(folder)) == 0)
        error = fate();
    const int fd = error ? -1 : real_open(path, flags, mode);
    if (fd >= 0)
        watch(fd, path);
    pthread_mutex_unlock(&lock);
    if (error)
        errno = error;
    return fd;
}

int open(const char* path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return opened(path, flags, mode);
}

int open64(const char* path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return opened(path, flags, mode);
}

ssize_t pwrite64(int fd, const void* data, size_t size, off_t at)
{
    if (!is_watched(fd))
        return real_pwrite(fd, data, size, at);
    pthread_mutex_lock(&lock);
    const int error = fate();
    ssize_t done = -1;
    if (!error) {
        remember(fd, at, data, size);
        done = real_pwrite(fd, data, size, at);
    }
    pthread_mutex_unlock(&lock);
    if (error)
        errno = error;
    return done;
}

ssize_t pwrite(int fd, const void* data, size_t size, off_t at) { return pwrite64(fd, data, size, at); }

ssize_t write(int fd, const void* data, size_t size)
{
    if (!is_watched(fd))
        return real_write(fd, data, size);
    const off_t at = lseek(fd, 0, SEEK_CUR);
    const ssize_t done = pwrite64(fd, data, size, at);
    if (done > 0)
        lseek(fd, at + done, SEEK_SET);
    return done;
}

int ftruncate64(int fd, off_t size)
{
    if (!is_watched(fd))
        return real_ftruncate(fd, size);
    pthread_mutex_lock(&lock);
    const int error = fate();
    int done = -1;
    if (!error) {
        remember(fd, size, NULL, 0);
        done = real_ftruncate(fd, size);
    }
    pthread_mutex_unlock(&lock);
    if (error)
        errno = error;
    return done;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int synced(int fd, int (*sync)(int))
{
    if (!is_watched(fd))
        return sync(fd);
    pthread_mutex_lock(&lock);
    const int error = fate();
    if (!error && !getenv("FAULT_LIE"))
        forget(file_of[fd] - 1);
    pthread_mutex_unlock(&lock);
    if (error) {
        errno = error;
        return -1;
    }
    /* What this library keeps is the disk: the real one need not be bothered. */
    return 0;
}

int fsync(int fd) { return synced(fd, real_fsync); }
int fdatasync(int fd) { return synced(fd, real_fdatasync); }

int close(int fd)
{
    if (fd >= 0 && fd < MAX_FD) {
        pthread_mutex_lock(&lock);
        file_of[fd] = 0;
        pthread_mutex_unlock(&lock);
    }
    return real_close(fd);
}
