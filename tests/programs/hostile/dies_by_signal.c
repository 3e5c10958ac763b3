/* Hostile server in C: writes through a null pointer as soon as it has read its
 * first sentence, and dies of SIGSEGV.
 * Must be found: killed by a signal, with its last words on stderr, not merely
 * "no answer". */
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static char *volatile answer; /* the author forgot malloc() */

int main(void)
{
    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(12000)};
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0 || listen(listener, 5) < 0) {
        perror("port 12000");
        return 1;
    }
    printf("The server is ready to receive\n");
    fflush(stdout);

    int conn = accept(listener, NULL, NULL);
    char text[1024];
    ssize_t n = recv(conn, text, sizeof text, 0);
    fprintf(stderr, "got %zd bytes, converting\n", n);
    for (ssize_t i = 0; i < n; i++)
        answer[i] = (char)(text[i] & ~0x20);
    if (send(conn, answer, (size_t)n, MSG_NOSIGNAL) < 0)
        perror("send");
    close(conn);
    return 0;
}
