// What people call the things of a pack: ids, titles and aliases in Chinese and English, and the
// words for the official total and stars. Finds what is meant also when it is written a little
// differently, and says the nearest name when it is not sure.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"

namespace xingji::typed {

/// A thing that a screen prints a number for.
struct Thing {
  /// gate, bonus: the share that it looks at. elsewhere: an indicator that only another version of
  /// the rules has.
  enum class Kind : std::uint8_t {
    indicator,
    dimension,
    total,
    stars,
    gate,
    bonus,
    measure,
    attribute,
    elsewhere
  };
  Kind kind = Kind::indicator;
  std::size_t position = 0;  // in the pack; of `elsewhere` that version's in the family
  bool operator==(const Thing&) const = default;
};

/// Something beside what the platform scores: see inputs.h.
inline bool is_input(const Thing& thing) {
  return thing.kind == Thing::Kind::gate || thing.kind == Thing::Kind::bonus ||
         thing.kind == Thing::Kind::measure || thing.kind == Thing::Kind::attribute;
}

/// The one of `known` that two thirds of `text` are the same as, or nothing.
std::string nearest_word(std::string_view text, const std::vector<std::string>& known);

struct Meant {
  std::optional<Thing> thing;
  bool is_guess = false;  // near, not the same
  std::string nearest;    // the known name that comes nearest, as the pack writes it
  Title called;           // what to call that in a sentence: of an id the title
  std::string looks_at;   // of a gate or bonus without a number of its own: what it looks at
};

class Names {
 public:
  /// Of one version of a family on a day; names of the others are known for what they are. Of two
  /// indicators with one name the one in force on the day has it.
  Names(const Pack& pack, const Family& family, Day day);

  Meant find(std::string_view name) const;
  /// What is called just so, signs and spaces aside.
  std::optional<Thing> find_exact(std::string_view name) const;
  /// The most colons that a name has.
  std::size_t most_colons() const { return most_colons_; }

  /// A name that `text`, in plain signs, begins with, for "客服好评率 94.3%": the thing and what
  /// stands behind it.
  struct Head {
    Thing thing;
    std::string_view rest;
  };
  std::optional<Head> find_head(std::string_view text) const;

 private:
  struct Name {
    std::string plain;    // small letters, plain signs, no spaces
    std::string written;  // as the pack writes it
    std::string signs;    // the same in plain signs
    Title called;
    Thing thing;
    bool is_path = false;  // dimension.goods, shop.flagship: what files have, and no word
  };
  const Name* exact(const std::string& plain) const;
  void add_indicators(const Pack& pack, Day day);
  void add_inputs(const Pack& pack);
  void add_elsewhere(const Pack& pack, const Family& family);
  bool knows(const std::string& name) const;
  bool is_idle_beside(std::string_view words, const Thing& thing) const;
  static Meant near(const Name& known, bool is_taken);
  std::optional<Meant> contained_in(const std::string& plain) const;
  std::optional<Meant> begun_by(const std::string& plain) const;
  Meant nearest_to(const std::string& plain, const std::string& words) const;
  const Name* guess_for(const std::string& plain) const;
  void add_gate_without_share(const Pack& pack, const Gate& gate);
  void add(const Title& title, const Thing& thing) {
    add(title.zh, thing);
    add(title.en, thing);
  }
  void add_looked_at(const std::string& name, const std::string& asked);
  /// `title`: what to call it in place of the name, of an id.
  void add(const std::string& name, const Thing& thing, const Title& title = {});
  void add_path(const std::string& path, const Thing& thing, const Title& title);

  std::vector<Name> names_;
  std::map<std::string, std::string> looks_at_;  // by the plain name of a gate without a share
  // By the first byte of their signs: a long page is searched for names at every character.
  std::array<std::vector<std::size_t>, 256> begun_;
  std::size_t most_colons_ = 0;
};

}  // namespace xingji::typed
