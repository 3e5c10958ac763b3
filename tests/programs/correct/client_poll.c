/* Correct client in C: poll() on the keyboard and the socket together, so it
 * would also show an answer that comes before anything is typed; the line goes
 * out as read. It ends after the first answer.
 * Must pass: it never blocks in a read of either side. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    struct sockaddr_in server;
    memset(&server, 0, sizeof server);
    server.sin_family = AF_INET;
    server.sin_port = htons(12000);
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);

    int sock = socket(AF_INET, SOCK_STREAM, 0);
    if (sock < 0 || connect(sock, (struct sockaddr *)&server, sizeof server) < 0) {
        perror("127.0.0.1 port 12000");
        return 1;
    }
    printf("Connected. Type a sentence:\n");
    fflush(stdout);

    struct pollfd fds[2] = {
        {.fd = sock, .events = POLLIN},
        {.fd = STDIN_FILENO, .events = POLLIN},
    };
    int typed = 0;
    for (;;) {
        char buf[1024];
        if (poll(fds, 2, -1) < 0) {
            perror("poll");
            return 1;
        }
        if (fds[0].revents != 0) {
            ssize_t n = recv(sock, buf, sizeof buf, 0);
            if (n < 0) {
                perror("recv");
                return 1;
            }
            if (n == 0) {
                fprintf(stderr, "the server left\n");
                return 1;
            }
            while (n > 0 && (buf[n - 1] == '\n' || buf[n - 1] == '\r'))
                n--;
            printf("Modified data: %.*s\n", (int)n, buf);
            close(sock);
            return 0;
        }
        if (fds[1].revents != 0) {
            ssize_t n = read(STDIN_FILENO, buf, sizeof buf);
            if (n <= 0 && !typed) {
                fprintf(stderr, "no sentence\n");
                return 1;
            }
            if (n <= 0) {
                fds[1].fd = -1; /* only the answer is still to come */
                continue;
            }
            typed = 1;
            if (send(sock, buf, (size_t)n, MSG_NOSIGNAL) < n) {
                perror("send");
                return 1;
            }
        }
    }
}
