/* Slow but correct server in C: after the first segment it sets SO_RCVTIMEO to
 * 0.2 s and receives again; only when nothing more came in that time does it
 * take the sentence for complete, answer and close.
 * Must pass: this second recv() looks endless but is not. */
#include <ctype.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

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
        char text[4096];
        size_t length = 0;
        ssize_t n = recv(conn, text, sizeof text, 0);
        const struct timeval patience = {.tv_sec = 0, .tv_usec = 200000};
        setsockopt(conn, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        while (n > 0) {
            length += (size_t)n;
            if (length == sizeof text)
                break;
            n = recv(conn, text + length, sizeof text - length, 0);
        }
        for (size_t i = 0; i < length; i++)
            text[i] = (char)toupper((unsigned char)text[i]);
        if (length > 0 && send(conn, text, length, MSG_NOSIGNAL) < 0)
            perror("send");
        close(conn);
    }
}
