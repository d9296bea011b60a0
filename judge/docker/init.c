/*
 * The first process of a box. It holds the line to the judge and runs one program, which it outlives:
 *
 *   init SILENCE PROGRAM ARGUMENT…
 *
 * What the judge writes goes to the program's input. What the program writes to descriptor 3 (records) and to stdout
 * and stderr (logs) goes to the judge in frames of the form that Docker uses itself: a byte for the kind, three zeros,
 * the length in four bytes, most significant first. A log that was written before a record arrives before it.
 * When the program ends, everything else in the box is killed and a last frame tells its exit code.
 * When the line closes, or the judge has been silent for SILENCE seconds after its first word, the box ends.
 *
 * A candidate runs as the same user. It cannot signal the first process of its namespace, and this one is not
 * dumpable, so that its memory and its descriptors are out of reach as well.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { END = 0, RECORDS = 1, LOGS = 2 };
enum { HEADER = 8, CHUNK = 1 << 16, OUT = 1 << 20 };
enum { NO_BOX = 125, SILENT = 124, NO_PROGRAM = 127 };

/* to the judge; filled only when it is empty */
static unsigned char out[OUT];
static size_t out_start, out_end;

/* to the program */
static char *in;
static size_t in_start, in_end, in_room;

/* this side of the program's descriptors; -1 once closed */
static int program_in, records, logs;

static void end_box(int code)
{
	kill(-1, SIGKILL);
	_exit(code);
}

static void need(int done)
{
	if (!done)
		end_box(NO_BOX);
}

static time_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec;
}

static void put_frame(int kind, const void *data, size_t length)
{
	unsigned char header[HEADER] = { kind, 0, 0, 0, length >> 24, length >> 16, length >> 8, length };
	memcpy(out + out_end, header, HEADER);
	memcpy(out + out_end + HEADER, data, length);
	out_end += HEADER + length;
}

/* Length of what lay ready; 0 when nothing does, or when the other side has closed. */
static size_t take(int *end, char *chunk)
{
	ssize_t length = *end < 0 ? 0 : read(*end, chunk, CHUNK);
	if (length > 0)
		return length;
	if (*end >= 0 && (length == 0 || (errno != EAGAIN && errno != EINTR))) {
		close(*end);
		*end = -1;
	}
	return 0;
}

static void take_output(void)
{
	static char record[CHUNK], log[CHUNK];
	size_t length, record_length = take(&records, record);
	/* read after the record, sent before it */
	while (OUT - out_end >= 2 * (HEADER + CHUNK) && (length = take(&logs, log)) > 0)
		put_frame(LOGS, log, length);
	if (record_length > 0)
		put_frame(RECORDS, record, record_length);
}

static void write_out(void)
{
	ssize_t length = write(STDOUT_FILENO, out + out_start, out_end - out_start);
	need(length >= 0 || errno == EAGAIN || errno == EINTR);
	if (length > 0)
		out_start += length;
	if (out_start == out_end)
		out_start = out_end = 0;
}

/* Always read, whatever the program takes: the end of the line must be seen. */
static void read_in(void)
{
	if (in_room - in_end < CHUNK) {
		in_room = in_room * 2 + CHUNK;
		in = realloc(in, in_room);
		need(in != NULL);
	}
	ssize_t length = read(STDIN_FILENO, in + in_end, CHUNK);
	if (length == 0)
		end_box(0);
	need(length > 0 || errno == EAGAIN || errno == EINTR);
	if (length > 0)
		in_end += length;
}

static void write_in(void)
{
	ssize_t length = program_in < 0 ? 0 : send(program_in, in + in_start, in_end - in_start, MSG_NOSIGNAL);
	if (length < 0 && errno != EAGAIN && errno != EINTR) {
		close(program_in);
		program_in = -1;
	}
	if (length > 0)
		in_start += length;
	if (in_start == in_end || program_in < 0)
		in_start = in_end = 0;
}

/* Waits until something can be done, and does what concerns the judge. Ends the box when the judge is gone or silent. */
static void attend(int with_program, int signals, int silence)
{
	static time_t heard;
	struct pollfd ends[] = {
		{ STDIN_FILENO, POLLIN, 0 },
		{ out_end > 0 ? STDOUT_FILENO : -1, POLLOUT, 0 },
		{ signals, POLLIN, 0 },
		{ with_program && in_end > 0 ? program_in : -1, POLLOUT, 0 },
		{ with_program && out_end == 0 ? records : -1, POLLIN, 0 },
		{ with_program && out_end == 0 ? logs : -1, POLLIN, 0 },
	};
	poll(ends, sizeof ends / sizeof *ends, heard == 0 ? -1 : 1000);
	if (ends[0].revents) {
		read_in();
		heard = now();
	}
	if (heard != 0 && now() - heard > silence)
		end_box(SILENT);
	if (ends[1].revents)
		write_out();
	if (ends[3].revents)
		write_in();
	if (ends[4].revents || ends[5].revents)
		take_output();
}

/* Reaps what has ended. Whether the program is among it; then its exit code is told as a shell would. */
static int reap(pid_t program, unsigned char *code)
{
	int status, ended = 0;
	for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;) {
		if (pid != program)
			continue;
		*code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
		ended = 1;
	}
	return ended;
}

static void run_program(char **command, int input, int record, int log)
{
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	setsid();
	unsetenv("HOSTNAME");
	/* where memory is short the kernel ends the program, and not the process that tells of it */
	prctl(PR_SET_DUMPABLE, 1);
	int score = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
	if (score < 0 || write(score, "1000", 4) != 4)
		_exit(NO_BOX);
	if (dup2(input, 0) < 0 || dup2(log, 1) < 0 || dup2(log, 2) < 0 || dup2(record, 3) < 0)
		_exit(NO_BOX);
	execvp(command[0], command);
	_exit(NO_PROGRAM);
}

static pid_t start_program(char **command)
{
	int input[2], record[2], log[2];
	int kind = SOCK_STREAM | SOCK_CLOEXEC;
	/* kept free: it will be the program's */
	need(fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) == 3);
	need(socketpair(AF_UNIX, kind, 0, input) == 0 && socketpair(AF_UNIX, kind, 0, record) == 0 && socketpair(AF_UNIX, kind, 0, log) == 0);
	pid_t program = fork();
	need(program >= 0);
	if (program == 0)
		run_program(command, input[1], record[1], log[1]);
	close(3);
	close(input[1]);
	close(record[1]);
	close(log[1]);
	program_in = input[0];
	records = record[0];
	logs = log[0];
	for (int i = 0; i < 3; i++)
		fcntl((int[]){ program_in, records, logs }[i], F_SETFL, O_NONBLOCK);
	return program;
}

int main(int count, char **arguments)
{
	need(count > 2 && getpid() == 1);
	int silence = atoi(arguments[1]);
	need(prctl(PR_SET_DUMPABLE, 0) == 0);
	signal(SIGPIPE, SIG_IGN);
	sigset_t child;
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, NULL);
	mkdir("/tmp/home", 0700);
	pid_t program = start_program(arguments + 2);
	int signals = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
	need(signals >= 0);
	fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK);
	fcntl(STDOUT_FILENO, F_SETFL, O_NONBLOCK);

	unsigned char code = 0;
	struct signalfd_siginfo ignored;
	while (!reap(program, &code)) {
		attend(1, signals, silence);
		while (read(signals, &ignored, sizeof ignored) > 0)
			;
	}
	/* nobody is left to write: what lies in the sockets is all there is */
	kill(-1, SIGKILL);
	while (waitpid(-1, NULL, 0) > 0 || errno == EINTR)
		;
	do {
		while (out_end > 0)
			attend(0, -1, silence);
		take_output();
	} while (out_end > 0);
	put_frame(END, &code, 1);
	for (;;)
		attend(0, -1, silence);
}
