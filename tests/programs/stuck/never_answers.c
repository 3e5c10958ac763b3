/* Stuck server in C: reads a sentence, converts it, prints it, and goes back to
 * recv() without ever sending anything.
 * Must be found: it read the sentence and now waits for the client, which waits
 * for it. No answer can come any more, however long one waits. */
#include <ctype.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

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

    for (;;) {
        int conn = accept(listener, NULL, NULL);
        if (conn < 0)
            continue;
        char text[1024];
        ssize_t n;
        while ((n = recv(conn, text, sizeof text - 1, 0)) > 0) {
            for (ssize_t i = 0; i < n; i++)
                text[i] = (char)toupper((unsigned char)text[i]);
            text[n] = '\0';
            printf("converted: %s\n", text);
            fflush(stdout);
        }
        close(conn);
    }
}
