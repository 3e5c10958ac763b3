/* Slow but correct server in C: burns about 200 ms of processor time before
 * every answer, one client at a time, closes after one.
 * Must pass: it works on the sentence all the while, it is not stuck. */
#define _GNU_SOURCE
#include <ctype.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static volatile unsigned long sink;

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void ponder(double seconds)
{
    double end = cpu_seconds() + seconds;
    while (cpu_seconds() < end)
        for (int i = 0; i < 100000; i++)
            sink = sink * 6364136223846793005UL + 1442695040888963407UL;
}

int main(void)
{
    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(12000)};
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0 || listen(listener, 8) < 0) {
        perror("port 12000");
        return 1;
    }
    puts("The server is ready to receive");

    for (;;) {
        int conn = accept(listener, NULL, NULL);
        if (conn < 0)
            continue;
        char buf[1024];
        ssize_t n = recv(conn, buf, sizeof buf, 0);
        ponder(0.2);
        for (ssize_t i = 0; i < n; i++)
            buf[i] = (char)toupper((unsigned char)buf[i]);
        if (n > 0 && send(conn, buf, (size_t)n, MSG_NOSIGNAL) < 0)
            perror("send");
        close(conn);
    }
}
