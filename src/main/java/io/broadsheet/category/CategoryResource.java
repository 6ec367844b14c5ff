package io.broadsheet.category;

import io.broadsheet.http.PublicUrl;
import io.broadsheet.taxonomy.TermRepository;
import io.broadsheet.taxonomy.TermResource;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Every URL of categories. */
@Path(PublicUrl.API + "/categories")
@Tag(name = "Categories")
public class CategoryResource extends TermResource<Category, CategoryJson.Create, CategoryJson.View> {

    @Inject
    CategoryRepository categories;

    CategoryResource() {
        super(CategoryJson.Create.class);
    }

    @Override
    protected TermRepository<Category, CategoryJson.Create> repository() {
        return categories;
    }

    @Override
    protected CategoryJson.View view(Category category) {
        if (category.parent() != null) {
            cacheTags.add(category.parent().cacheTag());
        }
        return CategoryJson.View.of(category);
    }

    @Override
    protected CategoryJson.Create given(Category category) {
        return CategoryJson.Create.of(category);
    }
}
