package paddock.once;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import paddock.personal.Term;

/** For how long an answer is kept for whoever asks again. */
@Configuration(proxyBeanMethods = false)
class Answers {

    /** A program that has heard nothing asks again within minutes; one that was switched off, after a weekend. */
    private static final int DAYS = 7;

    @Bean
    static Term answerTerm(Replies replies) {
        return Term.fixed("answers", DAYS, (time, most) -> replies.forget(time));
    }
}
