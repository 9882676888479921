/* Runs a command with its output thrown away, and prints: wall seconds, CPU seconds (user and
   system), peak memory in bytes, exit status (128 + signal where a signal ended it).

   It is a program of its own because Linux counts the memory of the process that forks into the
   peak of the one it starts: under Python even `true` would seem to need Python's memory. */

#define _DEFAULT_SOURCE /* wait4 on glibc */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifdef __APPLE__
static const long peak_unit = 1;
#else
static const long peak_unit = 1024;
#endif

static void fail(const char *what) {
  fprintf(stderr, "measure: %s: %s\n", what, strerror(errno));
  exit(2);
}

static double now(void) {
  struct timespec time;
  if (clock_gettime(CLOCK_MONOTONIC, &time) != 0) fail("clock_gettime");
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double seconds(struct timeval time) {
  return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

int main(int count, char **arguments) {
  if (count < 2) {
    fprintf(stderr, "usage: measure COMMAND [ARGUMENT...]\n");
    return 2;
  }
  int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere < 0) fail("/dev/null");

  double start = now();
  pid_t child = fork();
  if (child < 0) fail("fork");
  if (child == 0) {
    if (dup2(nowhere, STDOUT_FILENO) >= 0) execv(arguments[1], arguments + 1);
    fprintf(stderr, "measure: %s: %s\n", arguments[1], strerror(errno));
    _exit(127);
  }

  int status;
  struct rusage usage;
  while (wait4(child, &status, 0, &usage) < 0) {
    if (errno != EINTR) fail("wait4");
  }
  double wall = now() - start;

  printf("%.6f %.6f %ld %d\n", wall, seconds(usage.ru_utime) + seconds(usage.ru_stime),
         usage.ru_maxrss * peak_unit,
         WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return fflush(stdout) == 0 ? 0 : 2;
}
