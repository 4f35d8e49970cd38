# sh read-letters.sh https://portal.example CLIENT_ID client.crt client.key
portal=$1 client=$2 certificate=$3 key=$4
# Whom your machine trusts; leave it out for a portal with a public certificate.
trust=${5:+--cacert $5}

# What is for everybody needs no token.
curl --fail --silent --show-error $trust "$portal/api/v1/forms" --output forms.json

# The certificate proves who you are; the token is good with it alone.
token=$(curl --fail --silent --show-error $trust --cert "$certificate" --key "$key" \
  --data grant_type=client_credentials --data "client_id=$client" --data scope=letters.read \
  "$portal/oauth/token" | sed 's/.*"access_token":"\([^"]*\)".*/\1/')

curl --fail --silent --show-error $trust --cert "$certificate" --key "$key" \
  --header "Authorization: Bearer $token" \
  "$portal/api/v1/letters?limit=20"
