/* Hostile server in C: on its first client it writes 1 GB to its console as fast
 * as it can, and only then answers; afterwards it serves as usual.
 * Must be found, and must do no harm: the output is to be drained and cut, not
 * stored, and the verdict must not wait for all of it. */
#include <ctype.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static void flood(void)
{
    static char block[1 << 16];
    static const char line[] = "DEBUG received a segment, state=7, retrying the same thing again\n";
    for (size_t i = 0; i < sizeof block; i++)
        block[i] = line[i % (sizeof line - 1)];

    for (size_t left = (size_t)1 << 30; left > 0;) {
        size_t want = left < sizeof block ? left : sizeof block;
        ssize_t n = write(STDOUT_FILENO, block, want);
        if (n < 0 && errno != EINTR)
            return;
        if (n > 0)
            left -= (size_t)n;
    }
}

int main(void)
{
    signal(SIGPIPE, SIG_IGN);
    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(12000)};
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0 || listen(listener, 5) < 0) {
        perror("port 12000");
        return 1;
    }
    printf("The server is ready to receive\n");
    fflush(stdout);

    for (int first = 1;; first = 0) {
        int conn = accept(listener, NULL, NULL);
        if (conn < 0)
            continue;
        if (first)
            flood();
        char text[1024];
        ssize_t n = recv(conn, text, sizeof text, 0);
        for (ssize_t i = 0; i < n; i++)
            text[i] = (char)toupper((unsigned char)text[i]);
        if (n > 0 && send(conn, text, (size_t)n, MSG_NOSIGNAL) < 0)
            perror("send");
        close(conn);
    }
}
