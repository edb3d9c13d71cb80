package paddock.kernel;

/** What somebody of the operator's does. One person may have several. */
public enum StaffRole {
    SALES,
    OPERATIONS,
    /** Direction de piste: the day at the track. */
    RACE_CONTROL,
    ACCOUNTS,
    COMMUNICATION,
    /** Reads everything, changes nothing. */
    DIRECTION,
    ADMINISTRATOR
}
