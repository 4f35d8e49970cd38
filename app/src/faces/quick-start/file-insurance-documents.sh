# sh file-insurance-documents.sh https://portal.example CLIENT_ID client.crt client.key kedu.xml
portal=$1 client=$2 certificate=$3 key=$4 file=$5
# Whom your machine trusts; leave it out for a portal with a public certificate.
trust=${6:+--cacert $6}
ask() { curl --fail-with-body --silent --show-error $trust --cert "$certificate" --key "$key" "$@"; }
# The value of a name in a JSON answer; a program would use a JSON library.
value() { sed 's/.*"'"$1"'":"\([^"]*\)".*/\1/'; }

token=$(ask --data grant_type=client_credentials --data "client_id=$client" \
  --data-urlencode "scope=submissions.write submissions.read" "$portal/oauth/token" | value access_token)

# Bring the file: it is sent as it is read, whatever its size.
set=$(ask --header "Authorization: Bearer $token" --header "Content-Type: application/xml" \
  --header "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)" --upload-file "$file" --request POST \
  "$portal/api/v1/kedu?fileName=$(basename "$file")" | value setId)

# Wait until it is checked.
state=received
while [ "$state" = received ]; do
  sleep 1
  state=$(ask --header "Authorization: Bearer $token" "$portal/api/v1/kedu/$set" | value state)
done
ask --header "Authorization: Bearer $token" "$portal/api/v1/kedu/$set/findings"
echo

# File it; with findings of class K it is refused and says so.
ask --header "Authorization: Bearer $token" --header "Content-Type: application/json" --data '{"knowsFaults":true}' \
  "$portal/api/v1/kedu/$set/filing"
