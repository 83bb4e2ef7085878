#include "io/buyer_key.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "base/text.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;

constexpr const char* variable = "XINGJI_BUYER_KEY";

std::string_view set_in(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : value;
}

std::optional<BuyerKey> parse_key(std::string_view text) {
  BuyerKey key{};
  std::size_t size = 0;
  const char* end = nullptr;
  const bool is_hex =
      sodium_hex2bin(key.data(), key.size(), text.data(), text.size(), nullptr, &size, &end) == 0;
  if (!is_hex || size != key.size() || end != text.data() + text.size()) return std::nullopt;
  return key;
}

std::string format_key(const BuyerKey& key) {
  std::string text(2 * key.size() + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), key.data(), key.size());
  text.back() = '\n';
  return text;
}

Problem not_a_key(const std::string& where) {
  return {{where},
          "is not a key",
          "a key is 32 hexadecimal digits; another one would part the orders of a buyer"};
}

Problem cannot_keep(const std::string& file, int code) {
  return {{file},
          std::string("the key for buyers' ids cannot be kept: ") + std::strerror(code),
          std::string("set ") + variable + " to 32 hexadecimal digits"};
}

// Nobody else may read it at any moment, and of two that make it at once one wins.
Result<BuyerKey> keep(const std::string& file, const BuyerKey& key) {
  std::error_code fault;
  fs::create_directories(fs::path(file).parent_path(), fault);
  if (fault) return cannot_keep(file, fault.value());
  const std::string draft = file + '.' + std::to_string(getpid());
  const int descriptor = open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return cannot_keep(draft, errno);
  const std::string text = format_key(key);
  const bool is_written =
      write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      fsync(descriptor) == 0;
  const int code = errno;
  close(descriptor);
  const bool is_first = is_written && link(draft.c_str(), file.c_str()) == 0;
  const int link_code = errno;
  unlink(draft.c_str());
  if (!is_written) return cannot_keep(file, code);
  if (is_first) return key;
  if (link_code != EEXIST) return cannot_keep(file, link_code);
  const auto other = find_buyer_key();
  if (!other.ok()) return other.problems();
  if (!other.value()) return cannot_keep(file, link_code);
  return *other.value();
}

}  // namespace

std::string buyer_key_file() {
  if (const auto config = set_in("XDG_CONFIG_HOME"); !config.empty()) {
    return std::string(config) + "/xingji/buyer-key";
  }
  if (const auto home = set_in("HOME"); !home.empty()) {
    return std::string(home) + "/.config/xingji/buyer-key";
  }
  return {};
}

Result<std::optional<BuyerKey>> find_buyer_key() {
  if (const auto text = set_in(variable); !text.empty()) {
    const auto key = parse_key(text);
    if (!key) return not_a_key(std::string("$") + variable);
    return key;
  }
  const std::string file = buyer_key_file();
  std::error_code ignored;
  if (file.empty() || !fs::exists(file, ignored)) return std::optional<BuyerKey>{};
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  const auto key = parse_key(trim(line));
  if (!key) return not_a_key(file);
  return key;
}

Result<BuyerKey> make_buyer_key() {
  const auto found = find_buyer_key();
  if (!found.ok()) return found.problems();
  if (found.value()) return *found.value();
  const std::string file = buyer_key_file();
  if (file.empty()) return cannot_keep("$HOME", ENOENT);
  if (sodium_init() < 0) return cannot_keep(file, EIO);
  BuyerKey key{};
  randombytes_buf(key.data(), key.size());
  return keep(file, key);
}

}  // namespace xingji
