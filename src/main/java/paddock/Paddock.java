package paddock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The product: one process that serves a circuit's pages and its API. */
@SpringBootApplication
public class Paddock {

    public static void main(String[] args) {
        SpringApplication.run(Paddock.class, args);
    }
}
