package paddock.account;

import java.sql.Types;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.kernel.StaffRole;

/** What people do at the operator's, and that somebody always keeps the accounts. */
@Component
class Roles {

    private final JdbcClient jdbc;

    Roles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every way it can end to change somebody's roles or to end their account. */
    enum Leaving {
        DONE,
        /** They are the last one who could keep accounts. */
        LAST_ADMINISTRATOR,
        /** There is no such person. */
        NOBODY
    }

    static List<String> names(Set<StaffRole> roles) {
        return roles.stream().map(Enum::name).sorted().toList();
    }

    /** Gives somebody roles; what a demonstration account gives goes with the demonstration. */
    void give(Acting by, UUID person, Set<StaffRole> roles) {
        for (StaffRole role : roles) {
            jdbc.sql(GIVE)
                    .param("person", person)
                    .param("role", role.name())
                    .param("by", by.person(), Types.OTHER)
                    .update();
        }
    }

    /** Has somebody do that and nothing else. */
    void replace(Acting by, Person before, Set<StaffRole> roles) {
        for (StaffRole former : before.roles()) {
            if (!roles.contains(former)) {
                jdbc.sql("delete from account.staff_role where person = :person and role = :role")
                        .param("person", before.id())
                        .param("role", former.name())
                        .update();
            }
        }
        give(by, before.id(), roles);
    }

    /** What only one at a time may do, so that there is always somebody who keeps accounts. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('account.administrators'))")
                .query()
                .singleRow();
    }

    /** How many keep the accounts, and how many of them stay when the demonstration goes. */
    record Keepers(int all, int lasting) {

        /** Whether there were some before, and are none any more. */
        boolean lacks(Keepers before) {
            return (before.all > 0 && all == 0) || (before.lasting > 0 && lasting == 0);
        }
    }

    Keepers keepers() {
        return keepersBut(null);
    }

    private Keepers keepersBut(@Nullable UUID person) {
        return jdbc.sql(KEEPERS)
                .param("nobody", person, Types.OTHER)
                .query((row, n) -> new Keepers(row.getInt("everybody"), row.getInt("lasting")))
                .single();
    }

    /** Whether somebody is the only one who keeps the accounts, those of the demonstration aside. */
    boolean isOnlyKeeper(UUID person) {
        return keepersBut(person).lacks(keepers());
    }

    /** A role that somebody has of the demonstration alone stays so until another gives it. */
    private static final String GIVE = """
            insert into account.staff_role as had (person, role, demo)
            values (:person, :role, exists (select 1 from account.person o where o.id = cast(:by as uuid) and o.demo))
            on conflict (person, role) do update set demo = had.demo and excluded.demo
            """;

    private static final String KEEPERS = """
            select count(*) as everybody, count(*) filter (where not p.demo and not r.demo) as lasting
            from account.person p join account.staff_role r on r.person = p.id
            where r.role = 'ADMINISTRATOR' and p.left_at is null and p.password is not null
              and p.id is distinct from cast(:nobody as uuid)
            """;
}
