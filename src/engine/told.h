// What people need to know of a row that waits, beside its id: the order it belongs to, the amount,
// the goods and the buyer, as far as the facts have them and the instant shows them. Nothing is
// decided by it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "engine/waiting.h"
#include "facts/needs.h"

namespace xingji {

struct Told {
  std::string order;                   // the id of an order that the facts have
  std::optional<std::int64_t> amount;  // of the row itself, else of its order, in hundredths
  std::string product;                 // the product's id
  std::string title;                   // and its title
  std::string buyer;
  std::string buyer_level;
};

/// Adds the columns that are told of a table's rows, of their orders and of products.
void add_told(Table table, Needs& needs);

/// Tells of one row after another. `facts` outlives it and was read with keys.
class Teller {
 public:
  Teller(const FactSet& facts, Instant view) : facts_(&facts), view_(view) {}
  Told of(Table table, const Waiting& waiting);

 private:
  std::string text(const AccountRows& account, Table table, std::string_view column,
                   std::uint32_t row) const;
  std::int64_t value(const AccountRows& account, Table table, std::string_view column,
                     std::uint32_t row) const;
  std::string title(const AccountRows& account, const std::string& product);

  const FactSet* facts_;
  Instant view_;
  std::map<std::tuple<const Shard*, std::size_t, std::string>, std::uint32_t> products_;
  std::map<std::pair<const Shard*, std::size_t>, bool> listed_;
};

}  // namespace xingji
