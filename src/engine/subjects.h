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

/// The shops of a fact set, ascending: those with a row of their own and those that only facts
/// name.
std::vector<std::string> subjects_of(const FactSet& facts);

/// The subjects of a pack in a fact set, ascending: those with a row of their own, those that only
/// facts name and those that only readings or tallies name. What is named within an account is
/// called "account/key".
std::vector<std::string> subjects_of(const FactSet& facts, const Pack& pack);

/// The rows of a subject, or nothing when there is no such subject. The key alone will do where
/// one account only has it.
std::optional<AccountRows> find_subject(const FactSet& facts, const Pack& pack,
                                        std::string_view id);

struct NamedRows {
  std::string subject;
  AccountRows rows;
};

/// The subjects of a pack, ascending, as subjects_of() has them.
std::vector<NamedRows> all_rows(const FactSet& facts, const Pack& pack);

/// Those that are asked for, in their order; they are subjects of the pack.
std::vector<NamedRows> rows_of(const FactSet& facts, const Pack& pack,
                               const std::vector<std::string>& subjects);

/// The subjects that `id` may mean, each by its whole name, ascending.
std::vector<std::string> subjects_called(const FactSet& facts, const Pack& pack,
                                         std::string_view id);

/// The ids by the subjects' whole names, ascending and each once; what may be nobody's or several
/// stays as it is.
std::vector<std::string> whole_names(const FactSet& facts, const Pack& pack,
                                     const std::vector<std::string>& ids);

/// Whether people gave numbers of somebody that no row and no fact names; the account is that of
/// the numbers, and no key is its own.
bool is_given_only(const AccountRows& rows);

/// Whether the one, which has no slash, is the other's name within its account.
bool is_short_for(std::string_view key, std::string_view id);

/// The accounts where a subject's attributes and what people gave stand: under its whole name,
/// which holds, and under its key.
std::vector<AccountRows> own_accounts(const FactSet& facts, const AccountRows& rows);

}  // namespace xingji
