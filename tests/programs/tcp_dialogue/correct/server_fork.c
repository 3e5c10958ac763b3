/* A dialogue server of another design: a child for each client, the line read
 * byte by byte, several lines taken after one question, nothing replied. */
#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void talk(int conn)
{
    const char *question = "Tell me three things:\r\n";
    int lines = 0;
    char byte;

    if (write(conn, question, strlen(question)) < 0)
        return;
    while (lines < 3 && read(conn, &byte, 1) == 1)
        lines += byte == '\n';
}

int main(void)
{
    int one = 1;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in addr = { .sin_family = AF_INET, .sin_port = htons(12345) };

    signal(SIGCHLD, SIG_IGN);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0 || listen(listener, 8) < 0) {
        perror("12345");
        return 1;
    }
    for (;;) {
        int conn = accept(listener, NULL, NULL);
        if (conn < 0)
            continue;
        if (fork() == 0) {
            close(listener);
            talk(conn);
            _exit(0);
        }
        close(conn);
    }
}
