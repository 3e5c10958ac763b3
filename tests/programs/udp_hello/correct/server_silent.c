/* Shows nothing at all, and waits for IPv6 and IPv4 on one socket. */
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

int main(void)
{
    int sock = socket(AF_INET6, SOCK_DGRAM, 0), off = 0;
    struct sockaddr_in6 own = {.sin6_family = AF_INET6, .sin6_port = htons(20001)};
    setsockopt(sock, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
    if (sock < 0 || bind(sock, (struct sockaddr *)&own, sizeof own) < 0)
        return 1;
    for (;;) {
        char message[64];
        struct sockaddr_storage client;
        socklen_t size = sizeof client;
        recvfrom(sock, message, sizeof message, 0, (struct sockaddr *)&client, &size);
        sendto(sock, "Hello UDP Client", 17, 0, (struct sockaddr *)&client, size);
    }
}
