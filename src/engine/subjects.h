// Whom a pack scores: shops, which are accounts, or agents, providers and products, which are named
// within an account by what `by:` says of its rows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/sight.h"
#include "pack/pack.h"

namespace xingji {

/// The table of the pack's subjects, and its column that names them.
Table subject_table(Pack::Subject subject);
std::size_t subject_column(Pack::Subject subject);

/// The subjects of a pack in a fact set, ascending: those with a row of their own and those that
/// only facts name. What is named within an account is called "account/key".
std::vector<std::string> subjects_of(const FactSet& facts, const Pack& pack);

/// The rows of a subject, or nothing when there is no such subject.
std::optional<AccountRows> find_subject(const FactSet& facts, const Pack& pack,
                                        std::string_view id);

/// The account under the subject's own id, where its attributes and what people gave stand.
std::optional<AccountRows> own_account(const FactSet& facts, const AccountRows& rows);

}  // namespace xingji
