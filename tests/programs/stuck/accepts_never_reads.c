/* Stuck server in C: accepts every client, keeps the connection open, and goes
 * straight back to accept(); nobody ever reads a sentence.
 * Must be found: the sentence lies unread in the receive buffer while the only
 * thread waits for yet another client. */
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_CLIENTS 10000

static int clients[MAX_CLIENTS];

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

    int count = 0;
    while (count < MAX_CLIENTS) {
        int conn = accept(listener, NULL, NULL);
        if (conn < 0) {
            perror("accept");
            return 1;
        }
        clients[count++] = conn;
        printf("client %d is connected\n", count);
        fflush(stdout);
    }
    return 0;
}
