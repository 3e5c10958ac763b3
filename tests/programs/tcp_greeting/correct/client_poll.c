/* A greeting client of another design: poll() with a time-out of its own, one
 * byte for each read, written out as it comes. */
#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    int sock = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in addr = { .sin_family = AF_INET, .sin_port = htons(12345) };
    struct pollfd ready = { .fd = sock, .events = POLLIN };
    char byte;

    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(sock, (struct sockaddr *)&addr, sizeof addr) < 0) {
        perror("connect");
        return 1;
    }
    for (;;) {
        int n = poll(&ready, 1, 1000);
        if (n == 0)
            continue;
        if (n < 0 || read(sock, &byte, 1) <= 0)
            break;
        if (write(STDOUT_FILENO, &byte, 1) < 0)
            break;
    }
    close(sock);
    return 0;
}
