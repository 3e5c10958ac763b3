/* A dialogue client of another design: poll() on the keyboard and the server
 * at once, bytes passed on as they come. */
#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static int pass(int from, int to)
{
    char bytes[256];
    ssize_t n = read(from, bytes, sizeof bytes);
    return n > 0 && write(to, bytes, (size_t)n) == n;
}

int main(void)
{
    int sock = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in addr = { .sin_family = AF_INET, .sin_port = htons(12345) };
    struct pollfd both[2] = { { .fd = sock, .events = POLLIN }, { .fd = 0, .events = POLLIN } };

    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(sock, (struct sockaddr *)&addr, sizeof addr) < 0) {
        perror("connect");
        return 1;
    }
    while (poll(both, 2, -1) > 0) {
        if (both[0].revents && !pass(sock, STDOUT_FILENO))
            break;
        if (both[1].revents && !pass(STDIN_FILENO, sock))
            break;
    }
    close(sock);
    return 0;
}
