package io.broadsheet.http;

import io.broadsheet.database.BaseEntity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Which resource the present request writes: what has compared its version, or answers with it as new, says so here. */
@RequestScoped
public class Written {

    private BaseEntity entity;

    public void is(BaseEntity written) {
        entity = written;
    }

    /** Nothing where the request is about none, or about many. */
    public Optional<BaseEntity> entity() {
        return Optional.ofNullable(entity);
    }
}
