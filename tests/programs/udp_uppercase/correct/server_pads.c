/* Sends the NUL behind its text along, as strlen() + 1 does, and waits in
 * poll() with a time-out. */
#include <arpa/inet.h>
#include <ctype.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

int main(void)
{
    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in own = {.sin_family = AF_INET, .sin_port = htons(12000)};
    if (sock < 0 || bind(sock, (struct sockaddr *)&own, sizeof own) < 0) {
        perror("bind");
        return 1;
    }
    struct pollfd wait = {.fd = sock, .events = POLLIN};
    for (;;) {
        if (poll(&wait, 1, 500) <= 0)
            continue;
        char text[2049];
        struct sockaddr_in sender;
        socklen_t size = sizeof sender;
        ssize_t count = recvfrom(sock, text, sizeof text - 1, 0,
                                 (struct sockaddr *)&sender, &size);
        if (count < 0)
            continue;
        text[count] = '\0';
        for (char *letter = text; *letter; letter++)
            *letter = (char)toupper((unsigned char)*letter);
        sendto(sock, text, strlen(text) + 1, 0, (struct sockaddr *)&sender, size);
    }
}
