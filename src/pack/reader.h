// Reading one map of a pack: reports unknown, missing and not-yet-supported keys and wrong kinds by
// itself, so that a block's reader only says what it expects. Missing things come back empty; the
// problem is then already noted.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pack/draft.h"

namespace xingji {

using Keys = std::span<const std::string_view>;

/// The words of a closed list and what they mean.
template <class T, std::size_t n>
using Words = std::array<std::pair<std::string_view, T>, n>;

class Reader {
 public:
  /// `name` is how messages call the map, `path` where it stands: "measures.paid_orders". Keys in
  /// `later` are known words that are not supported yet.
  Reader(Draft& draft, const Node& node, const Place& place, std::string path,
         const Inherited& inherited, Keys keys, Keys later = {});

  Draft& draft() const { return *draft_; }
  const Place& place() const { return place_; }
  const std::string& path() const { return path_; }
  const Inherited& inherited() const { return inherited_; }
  std::string path_of(std::string_view key) const { return path_ + '.' + std::string(key); }

  const Node* find(std::string_view key) const;
  /// The same, and a problem when the key is missing.
  const Node* need(std::string_view key, std::string_view example = {}) const;

  std::optional<std::string> text(std::string_view key) const;
  std::optional<std::string> need_text(std::string_view key, std::string_view example = {}) const;
  Title title(std::string_view key) const;
  Title need_title(std::string_view key) const;
  std::vector<std::string> texts(std::string_view key) const;
  std::optional<Day> day(std::string_view key) const;
  bool flag(std::string_view key) const;

  /// Whether some key means nothing, so that what seems to be missing may only be misspelt. A key
  /// that is one slip away from a missing one is read as that one.
  bool has_stray_keys() const { return !strays_.empty(); }

  /// The expression of a key, which must be of one of the types; its numbers need a source.
  std::optional<Expression> expression(std::string_view key, const Scope& scope,
                                       std::span<const Type> types) const;

  /// Where the numbers directly in this map come from, or empty.
  Provenance said() const;

  template <class T, std::size_t n>
  std::optional<T> word(std::string_view key, const Words<T, n>& words) const {
    const auto written = text(key);
    if (!written) return std::nullopt;
    std::vector<std::string_view> known;
    for (const auto& [name, meaning] : words) {
      if (name == *written) return meaning;
      known.push_back(name);
    }
    refuse_word(key, *written, known);
    return std::nullopt;
  }

 private:
  void check_keys(Keys keys, Keys later);
  void refuse_strays(Keys keys) const;
  void refuse_word(std::string_view key, std::string_view written,
                   const std::vector<std::string_view>& known) const;

  Draft* draft_;
  const Node* node_;
  Place place_;
  std::string path_;
  Inherited inherited_;
  std::vector<std::pair<std::string, const Node*>> meant_;  // keys that a misspelt one stands for
  std::vector<const MapEntry*> strays_;                     // keys that mean nothing
  bool has_later_ = false;                                  // some key is not supported yet
};

/// One entry of a block of things with ids.
struct Item {
  std::string id;
  const Node* node = nullptr;
  Place place;  // of the id
  std::string path;
};

/// A block such as `measures:`: its entries by id, and what its own source: and assumed: say.
struct Block {
  std::vector<Item> items;
  Inherited inherited;
};

/// The entries of the map `node`; ids that are no names are refused.
Block open_block(Draft& draft, const Node& node, const std::string& path,
                 const Inherited& inherited);
/// The block `key` of the pack; empty when it is left out.
Block open_block(const Reader& pack, std::string_view key);

/// `outer` with the map's own source: and assumed: laid over it.
Inherited inherit(Draft& draft, const Node& map, const Inherited& outer);

/// What the number at `node` says about where it comes from; a problem when nothing does.
Provenance need_said(Draft& draft, const Node& node, const Inherited& inherited,
                     const std::string& path);

/// A scalar's text, or nothing and a problem that names what was expected.
std::optional<std::string> text_at(Draft& draft, const Node& node, std::string_view key);
/// A text in one language, or a map with zh and en; the one fills in for the other.
Title title_at(Draft& draft, const Node& node, const std::string& path);
std::optional<Day> day_at(Draft& draft, const Node& node);

/// The expression of a node without looking at sources.
std::optional<Expression> expression_at(Draft& draft, const Node& node, const Scope& scope,
                                        std::span<const Type> types);

/// A number, a duration, money, a clock or a date written out in the expression; 0 and 1 only
/// `with_plain`.
bool has_number(const Expression& expression, bool with_plain = false);

}  // namespace xingji
