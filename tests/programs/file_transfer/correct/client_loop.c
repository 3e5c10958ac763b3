/* A file client that sends each file over a connection of its own, byte by
 * byte at first, and asks until the input ends. */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static int send_file(int in)
{
    int sock = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in addr;
    memset(&addr, 0, sizeof addr);
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    addr.sin_port = htons(8080);
    if (connect(sock, (struct sockaddr *)&addr, sizeof addr) < 0) {
        perror("connect");
        return 1;
    }
    char data[8192];
    size_t size = 1;
    ssize_t n;
    while ((n = read(in, data, size)) > 0) {
        for (ssize_t done = 0; done < n;) {
            ssize_t sent = send(sock, data + done, (size_t)(n - done), MSG_NOSIGNAL);
            if (sent < 0) {
                perror("send");
                close(sock);
                return 1;
            }
            done += sent;
        }
        size = size < sizeof data ? size + 7 : size;
        if (size > sizeof data)
            size = sizeof data;
    }
    close(sock);
    return 0;
}

int main(void)
{
    char name[256];
    for (;;) {
        printf("File: ");
        fflush(stdout);
        if (fgets(name, sizeof name, stdin) == NULL)
            return 0;
        name[strcspn(name, "\n")] = '\0';
        struct stat about;
        int in = open(name, O_RDONLY);
        if (in < 0 || fstat(in, &about) < 0 || !S_ISREG(about.st_mode)) {
            printf("%s is no file that can be sent\n", name);
            if (in >= 0)
                close(in);
            continue;
        }
        int failed = send_file(in);
        close(in);
        if (failed)
            return 1;
    }
}
