/* Correct, and of another design: one thread, poll() on keyboard and
 * connection; ends when either does. */
#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    struct sockaddr_in address = {0};
    struct pollfd both[2] = {{.fd = 0, .events = POLLIN}, {.events = POLLIN}};
    char buffer[4096];
    ssize_t count;
    both[1].fd = socket(AF_INET, SOCK_STREAM, 0);
    address.sin_family = AF_INET;
    address.sin_port = htons(12345);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(both[1].fd, (struct sockaddr *)&address, sizeof address)) {
        perror("connect");
        return 1;
    }
    for (;;) {
        poll(both, 2, -1);
        if (both[1].revents) {
            count = read(both[1].fd, buffer, sizeof buffer);
            if (count <= 0)
                return 0;
            write(1, "Server response: ", 17);
            write(1, buffer, count);
            write(1, "\n", 1);
        }
        if (both[0].revents) {
            count = read(0, buffer, sizeof buffer);
            if (count <= 0)
                return 0;
            send(both[1].fd, buffer, count, MSG_NOSIGNAL);
        }
    }
}
