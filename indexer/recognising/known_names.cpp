// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/known_names.hpp"

#include "store/layout/schema.hpp"

namespace udklip::indexer {

void KnownNames::begin_article() {
    constexpr std::size_t kMostKnown = 50'000;
    for (KnownName* name : article_) name->here = name->of_key->here = {};
    article_.clear();
    if (names_.size() <= kMostKnown) return;
    by_key_.clear();
    names_.clear();
}

KnownName& KnownNames::in_article(std::string_view text) {
    KnownName* name = names_.find(text);
    if (name == nullptr) name = &add(text);
    if (!name->here.is_here) article_.push_back(name);
    name->here.is_here = true;
    return *name;
}

KnownName& KnownNames::add(std::string_view text) {
    auto& [word, name] = names_.add(text, {});
    name.text = word;
    name.key = store::facet_key(text);
    KnownName* const* of_key = by_key_.find(name.key);
    name.of_key = of_key != nullptr ? *of_key : by_key_.add(name.key, &name).value;
    return name;
}

KnownName* KnownNames::find(std::string_view text) {
    KnownName* name = names_.find(text);
    return name != nullptr && name->here.is_here ? name : nullptr;
}

}  // namespace udklip::indexer
