package io.tidemark.edge.delivery;

import io.tidemark.edge.model.ModelStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The reported part of the shadow's document. Every key is there, so that none is left over. */
final class Reported {

    private static final int LONGEST_DETAIL = 256;

    private Reported() {}

    /**
     * @param status as the job told it
     * @param candidate instead of what the job says; null for that
     */
    static Map<String, Object> of(ModelStatus status, Map<String, Object> candidate) {
        Map<String, Object> reported = new HashMap<>();
        reported.put("inService", inService(status));
        reported.put("previous", previous(status.previous()));
        reported.put("candidate", candidate == null ? candidate(status.candidate()) : candidate);
        return reported;
    }

    private static Map<String, Object> inService(ModelStatus status) {
        if (status.model() == null) {
            return null;
        }
        Map<String, Object> inService = named(status.model(), status.version());
        inService.put("since", status.since());
        return inService;
    }

    private static Map<String, Object> previous(ModelStatus.Previous previous) {
        return previous == null ? null : named(previous.name(), previous.version());
    }

    private static Map<String, Object> candidate(ModelStatus.Candidate candidate) {
        if (candidate == null) {
            return null;
        }
        Map<String, Object> reported = named(candidate.name(), candidate.version());
        reported.put("state", candidate.state());
        reported.put("since", candidate.since());
        reported.put("detail", shortened(candidate.detail()));
        reported.put("predictions", candidate.predictions());
        reported.put("agreement", candidate.agreement());
        reported.put("meanMicros", candidate.meanMicros());
        reported.put("errors", candidate.errors());
        return reported;
    }

    /**
     * A model that the job does not know of.
     *
     * @param name null if the document has none that can be read
     * @param detail null for none
     */
    static Map<String, Object> candidate(
            String name, String version, String state, Instant since, String detail) {
        Map<String, Object> reported = named(name, version);
        reported.put("state", state);
        reported.put("since", since.toString());
        reported.put("detail", shortened(detail));
        for (String key : new String[] {"predictions", "agreement", "meanMicros", "errors"}) {
            reported.put(key, null);
        }
        return reported;
    }

    /**
     * A document that cannot be used.
     *
     * @param before what was reported of the document before; null if that could be used
     */
    static Map<String, Object> refused(Map<String, Object> before, Instant now, String why) {
        boolean same = before != null && shortened(why).equals(before.get("detail"));
        return same ? before : candidate(null, null, "REFUSED", now, why);
    }

    private static Map<String, Object> named(String name, String version) {
        Map<String, Object> named = new HashMap<>();
        named.put("name", name);
        named.put("version", version);
        return named;
    }

    private static String shortened(String detail) {
        return detail == null || detail.length() <= LONGEST_DETAIL
                ? detail
                : detail.substring(0, LONGEST_DETAIL) + "…";
    }
}
